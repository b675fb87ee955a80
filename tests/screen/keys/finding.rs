//! Finding: the search, the palette, the help.

use super::*;
use kensho::app::Effect;
use kensho::app::key::Key;
use kensho::app::keymap::Keymap;
use kensho::app::modes::findings::Listed;
use kensho::app::state::Mode;
use kensho::ledger::field::Tab;

#[test]
fn a_search_narrows_while_it_is_typed_and_esc_goes_back() {
    let mut session = after("2<wait>3j");
    let before = session.state.place.clone();
    session.keys("/秋吉");
    assert!(session.sees("秋吉台") && session.bar().contains("1/"), "{}", session.bar());
    session.keys("<Esc>");
    assert_eq!(session.state.place, before);
    assert!(session.state.search.hits.is_empty());
    // Nothing found: nothing moved.
    session.keys("/そんなことばはない");
    assert!(session.bar().contains("一致なし"), "{}", session.bar());
    assert_eq!(session.state.place, before);
    session.keys("<Enter>");
    assert!(notice(&session).contains("見つかりません"), "{}", notice(&session));
    // Taking everything away goes back as well.
    session.keys("/秋吉<BS><BS>");
    assert_eq!(session.state.place, before);
    session.keys("<BS>");
    assert!(matches!(session.state.mode, Mode::Browse));
}

#[test]
fn n_and_shift_n_walk_the_hits_and_say_when_they_wrap() {
    let mut session = after("/秋吉台<Enter>");
    let count = session.state.search.hits.len();
    assert!(count > 2);
    let first = session.field().to_owned();
    for i in 2..=count {
        session.keys("n");
        assert_eq!(notice(&session), "");
        assert!(session.bar().contains(&format!("{i}/{count}件")), "{}", session.bar());
        assert!(session.field_text().contains("秋吉台"), "{}", session.field_text());
    }
    session.keys("n");
    assert!(notice(&session).contains("先頭に戻りました"));
    assert_eq!(session.field(), first);
    session.keys("N");
    assert!(notice(&session).contains("末尾に戻りました"));
    session.keys("g<Esc>");
}

#[test]
fn a_search_finds_what_is_shown_however_it_is_typed() {
    for words in ["40,404,482", "４０４０４４８２", "40404482", "ﾊﾛｳｨﾝ", "はろうぃん", "ｋｐｉ", "確認中", "13(301)"]
    {
        let session = after(&format!("／{words}"));
        assert!(!session.state.search.hits.is_empty(), "{words}");
    }
}

#[test]
fn the_palette_by_name_by_word_and_by_number() {
    assert_eq!(after(":issues<Enter>").state.place.tab, Tab::Issues);
    assert_eq!(after(":評価<Enter>").state.place.tab, Tab::Rating);
    assert_eq!(project(&after(":4<Enter>")), 4);
    assert_eq!(project(&after("：４<Enter>")), 4);
    assert!(notice(&after(":99<Enter>")).contains("ありません"));
    assert!(notice(&after(":そんな操作<Enter>")).contains("ありません"));
    assert!(matches!(after(":quit<Enter>").effects()[..], [Effect::Quit]));
    // The second of the matches.
    assert_eq!(after(":面<Down><Enter>").state.place.tab, Tab::History);
    assert!(matches!(after(":issues<Esc>").state.mode, Mode::Browse));
    match &after(":w /tmp/別の 場所.json<Enter>").effects()[..] {
        [Effect::Save(saving)] => assert_eq!(saving.path.as_deref(), Some("/tmp/別の 場所.json")),
        other => panic!("{other:?}"),
    }
}

#[test]
fn help() {
    let mut session = after("？");
    assert!(session.sees("キーの説明") && session.sees("次の事業・項目へ"));
    assert!(session.sees("全角の英字"), "the signs of the list come first");
    session.keys("G");
    assert!(session.sees("取り消した入力をやり直す"));
    session.keys("<Esc>");
    assert!(!session.sees("キーの説明"));
}

/// Keys that the user has chosen work in windows as well, and are the ones that are told there.
#[test]
fn own_keys_work_and_are_told_in_every_window() {
    let of = |name: &str| kensho::app::command::TABLE.iter().find(|entry| entry.name == name).unwrap();
    let (keymap, conflicts) = Keymap::new(vec![(of("down"), vec![Key::char('x')])]);
    assert_eq!(conflicts, []);
    let mut session = Session::new(80, 24);
    session.state.setup.keymap = keymap;
    session.keys("?");
    let (first, foot) = (session.screen(), session.draw().rows[23].clone());
    assert!(foot.contains("x/k 移動") && !foot.contains('j'), "{foot}");
    session.keys("j");
    assert_eq!(session.screen(), first, "j is nobody's key");
    session.keys("x");
    assert!(session.screen() != first && matches!(session.state.mode, Mode::Help(_)));
    session.keys("<Esc>c<Home>");
    let at =
        |session: &Session| if let Mode::Findings(Listed { at, .. }) = session.state.mode { Some(at) } else { None };
    assert!(session.bar().contains("x/k 移動"), "{}", session.bar());
    let rows = session.state.listing.rows.clone();
    session.keys("j");
    assert_eq!(at(&session), Some(rows[0]));
    session.keys("x");
    assert_eq!(at(&session), Some(rows[1]));
}

/// The help lists what the keys do in every mode and in the editor, not only the commands.
#[test]
fn the_help_tells_the_keys_of_every_mode() {
    let sections = kensho::app::help::sections(&Keymap::default());
    let does = |heading: &str, key: &str| {
        let section = sections.iter().find(|section| section.heading.contains(heading));
        let section = section.unwrap_or_else(|| panic!("nothing is said of {heading}"));
        let line = section.lines.iter().find(|line| line.keys.iter().any(|name| name == key));
        line.unwrap_or_else(|| panic!("{heading} says nothing of {key}")).label
    };
    for (heading, key, label) in [
        ("文字を入れるとき", "Ctrl-_", "入力を1つ取り消す"),
        ("文字を入れるとき", "Alt-/", "取り消した入力をやり直す"),
        ("項目を編集", "F2", "決定する(何行も書ける項目)"),
        ("項目を編集", "Esc", "直さずに閉じる"),
        ("検索の言葉", "Tab", "絞り込みの名前や値を補う"),
        ("指摘の一覧", "a", "理由を付けて了承"),
        ("保存する変更", "w", "別の場所に保存"),
        ("食い違う", "b", "前の質問へ"),
        ("終わるとき", "l", "残して終了(次回に続ける)"),
        ("前回の変更", "y", "取り込む"),
        ("意見を入れる", "↑", "前に述べた人を選ぶ(上へ)"),
    ] {
        assert_eq!(does(heading, key), label, "{heading} {key}");
    }
}
