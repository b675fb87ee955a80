//! Bytes from terminals of every family: keys, pastes, mouse and answers, cut anywhere.
#![allow(clippy::unwrap_used, clippy::panic)]

use proptest::prelude::*;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::paste::PASTE_MAX;
use super::*;

fn events(bytes: &[u8]) -> Vec<Heard> {
    let mut out = Vec::new();
    Parser::new().feed(bytes, &mut out);
    out
}

fn then_silence(bytes: &[u8]) -> Vec<Heard> {
    let (mut parser, mut out) = (Parser::new(), Vec::new());
    parser.feed(bytes, &mut out);
    while parser.wait().is_some() {
        parser.flush(&mut out);
    }
    out
}

fn pasted(text: String) -> Heard {
    Heard::Event(Event::Paste(text))
}

/// Keys as their names, which read better than the values.
fn keys(bytes: &[u8]) -> String {
    let name = |heard: &Heard| match heard {
        Heard::Event(Event::Key(event)) => key(*event).unwrap().to_string(),
        other => format!("{other:?}"),
    };
    events(bytes).iter().map(name).collect::<Vec<_>>().join(" ")
}

#[test]
fn plain_keys_and_controls() {
    assert_eq!(keys(b"aZ ~\r\t\x7f\x08"), "a Z Space ~ Enter Tab BS BS");
    assert_eq!(
        keys(b"\x00\x01\x03\x0a\x1a\x1c\x1d\x1e\x1f"),
        "Ctrl-Space Ctrl-A Ctrl-C Ctrl-J Ctrl-Z Ctrl-\\ Ctrl-] Ctrl-^ Ctrl-_"
    );
    assert_eq!(keys("検証ｊ／　𠮷".as_bytes()), "検 証 ｊ ／ \u{3000} 𠮷");
}

#[test]
fn cursor_and_function_keys_of_every_family() {
    let table: [(&[u8], &str); 14] = [
        (b"\x1b[A\x1b[B\x1b[C\x1b[D\x1bOA\x1bOD", "↑ ↓ → ← ↑ ←"),
        (b"\x1b[H\x1b[F\x1bOH\x1bOF\x1b[1~\x1b[4~\x1b[7~\x1b[8~", "Home End Home End Home End Home End"),
        (b"\x1b[2~\x1b[3~\x1b[5~\x1b[6~\x1b[Z", "Ins Del PgUp PgDn Shift-Tab"),
        (b"\x1bOP\x1bOQ\x1bOR\x1bOS", "F1 F2 F3 F4"),
        (b"\x1b[11~\x1b[12~\x1b[13~\x1b[14~\x1b[15~", "F1 F2 F3 F4 F5"),
        (b"\x1b[17~\x1b[18~\x1b[19~\x1b[20~\x1b[21~\x1b[23~\x1b[24~", "F6 F7 F8 F9 F10 F11 F12"),
        (b"\x1b[25~\x1b[26~\x1b[28~\x1b[29~\x1b[31~\x1b[34~", "F13 F14 F15 F16 F17 F20"),
        // Linux console, PuTTY's VT100+ mode, a lone CSI R.
        (b"\x1b[[A\x1b[[B\x1b[[C\x1b[[D\x1b[[E", "F1 F2 F3 F4 F5"),
        (b"\x1bOT\x1bO[\x1b[R", "F5 F12 F3"),
        (b"\x1b[1;5A\x1b[1;2D\x1b[3;3~\x1b[1;6H\x1b[15;5~", "Ctrl-↑ Shift-← Alt-Del Ctrl-Shift-Home Ctrl-F5"),
        (b"\x1b[1;2P\x1b[1;5Q\x1b[1;2R\x1bO5S", "Shift-F1 Ctrl-F2 Shift-F3 Ctrl-F4"),
        // rxvt.
        (b"\x1b[a\x1bOb\x1b[3$\x1b[5^\x1b[6@", "Shift-↑ Ctrl-↓ Shift-Del Ctrl-PgUp Ctrl-Shift-PgDn"),
        // Keypad in application mode.
        (b"\x1bOp\x1bOy\x1bOk\x1bOj\x1bOM", "0 9 + * Enter"),
        (b"\x1b[E\x1b[99~\x1b[201~\x1b[?1;2S\x1b[8;30;100t", ""),
    ];
    for (bytes, expected) in table {
        assert_eq!(keys(bytes), expected, "{}", bytes.escape_ascii());
    }
}

#[test]
fn keys_sent_by_number() {
    assert_eq!(keys(b"\x1b[27;5;106~\x1b[27;2;13~\x1b[27;6;74~"), "Ctrl-J Shift-Enter Ctrl-J");
    assert_eq!(keys(b"\x1b[106;5u\x1b[97;2u\x1b[49:33;2u\x1b[13;5u"), "Ctrl-J A ! Ctrl-Enter");
    assert_eq!(keys(b"\x1b[27u\x1b[9;2u\x1b[127;3u\x1b[12363u"), "Esc Shift-Tab Alt-BS か");
    // A key release; Caps Lock by itself.
    assert_eq!(keys(b"\x1b[97;1:3u\x1b[57358u"), "");
}

#[test]
fn alt_is_an_escape_before_the_key() {
    assert_eq!(
        keys("\x1bj\x1bJ\x1bか\x1b\r\x1b\x7f\x1b\x01".as_bytes()),
        "Alt-j Alt-J Alt-か Alt-Enter Alt-BS Ctrl-Alt-A"
    );
    assert_eq!(keys(b"\x1b\x1b[A\x1b\x1bOP\x1b\x1bj"), "Alt-↑ Alt-F1 Esc Alt-j");
}

#[test]
fn silence_tells_a_lone_escape() {
    let esc = || plain(KeyCode::Esc);
    let alt = |c| typed(KeyEvent::new(KeyCode::Char(c), KeyModifiers::ALT));
    assert_eq!(then_silence(b"\x1b"), [esc()]);
    assert_eq!(then_silence(b"\x1b\x1b"), [esc(), esc()]);
    for c in "[O]PX^_".chars() {
        assert_eq!(then_silence(format!("\x1b{c}").as_bytes()), [alt(c)], "{c}");
    }
    // In the middle of a sequence silence decides nothing: the line was slow.
    let (mut parser, mut out) = (Parser::new(), Vec::new());
    for bytes in ["\x1b[1;5", "A"] {
        parser.feed(bytes.as_bytes(), &mut out);
        assert_eq!(parser.wait(), None);
        parser.flush(&mut out);
    }
    assert_eq!(out.len(), 1);
    assert_eq!(out[0], typed(KeyEvent::new(KeyCode::Up, KeyModifiers::CONTROL)));
}

#[test]
fn the_rest_of_a_key_that_the_line_has_cut_is_no_key() {
    let heard = |rest: &[&[u8]]| {
        let (mut parser, mut out) = (Parser::new(), Vec::new());
        parser.feed(b"\x1b", &mut out);
        parser.flush(&mut out);
        assert_eq!(std::mem::take(&mut out), [plain(KeyCode::Esc)]);
        rest.iter().for_each(|piece| parser.feed(piece, &mut out));
        out
    };
    let char = |c| plain(KeyCode::Char(c));
    for tail in ["[D", "[1;5A", "[3~", "OP", "[Z"] {
        assert_eq!(heard(&[tail.as_bytes(), b"j"]), [char('j')], "{tail}");
        assert_eq!(heard(&[format!("{tail}k").as_bytes()]), [char('k')], "{tail}");
    }
    // What somebody types comes key by key, and what is no key's rest is what it is.
    assert_eq!(heard(&[b"[", b"D"]), [char('['), char('D')]);
    assert_eq!(heard(&[b"[x"]), [char('['), char('x')]);
    assert_eq!(heard(&[b"j", b"[D"]), [char('j'), char('['), char('D')]);
}

#[test]
fn ctrl_c_ends_a_paste_that_has_stopped() {
    let (mut parser, mut out) = (Parser::new(), Vec::new());
    parser.feed(b"\x1b[200~ab\x03c", &mut out);
    assert_eq!(out, [], "without a pause it is text");
    parser.flush(&mut out);
    parser.feed(b"d", &mut out);
    parser.flush(&mut out);
    parser.feed(b"\x03j", &mut out);
    let ctrl_c = typed(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL));
    assert_eq!(out, [pasted("ab\u{3}cd".to_owned()), ctrl_c, plain(KeyCode::Char('j'))]);
}

#[test]
fn only_what_may_be_a_key_or_never_end_waits() {
    let wait = |bytes: &[u8]| {
        let mut parser = Parser::new();
        parser.feed(bytes, &mut Vec::new());
        parser.wait()
    };
    for idle in [
        b"".as_slice(),
        b"a",
        "か".as_bytes(),
        &"か".as_bytes()[..1],
        b"\x1b[A",
        b"\x1b[0n",
        b"\x1b[12",
        b"\x1b]11;\x07",
    ] {
        assert_eq!(wait(idle), None, "{}", idle.escape_ascii());
    }
    for waiting in [b"\x1b".as_slice(), b"\x1b[", b"\x1bO", b"\x1b]", b"\x1b]11;", b"\x1b[200~abc"] {
        assert!(wait(waiting).is_some(), "{}", waiting.escape_ascii());
    }
}

#[test]
fn answers_are_never_keys() {
    let replies = |bytes: &[u8]| -> Vec<Reply> {
        let reply = |event| match event {
            Heard::Reply(reply) => reply,
            other => panic!("{other:?}"),
        };
        events(bytes).into_iter().map(reply).collect()
    };
    assert_eq!(
        replies(b"\x1b[2;3R\x1b[?24;80R"),
        [Reply::CursorPosition { row: 2, column: 3 }, Reply::CursorPosition { row: 24, column: 80 }]
    );
    assert_eq!(
        replies(b"\x1b[?64;1;2;6;22c\x1b[?6c\x1b[0n"),
        [Reply::DeviceAttributes, Reply::DeviceAttributes, Reply::Status]
    );
    assert_eq!(
        replies(b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\\x1b]10;rgb:ff/80/0\x07\x1b]11;#fff000000\x07"),
        [
            Reply::Colour { which: 11, rgb: (0x1e, 0x1e, 0x2e) },
            Reply::Colour { which: 10, rgb: (255, 128, 0) },
            Reply::Colour { which: 11, rgb: (255, 0, 0) },
        ]
    );
    assert_eq!(
        replies(b"\x1b[?2026;2$y\x1bP>|XTerm(388)\x1b\\"),
        [Reply::Mode { mode: 2026, state: 2 }, Reply::Version("XTerm(388)".to_owned())]
    );
    // Other strings are read past, whatever they hold.
    assert_eq!(keys(b"\x1b_Gi=1;OK\x1b\\\x1bP1$r0m\x1b\\\x1b]52;c;aGo=\x07j"), "j");
    // An Esc that was on the way when the answer came.
    assert_eq!(keys(b"\x1b\x1b[0n"), "Esc Reply(Status)");
}

#[test]
fn a_report_in_row_one_and_shift_f3_are_told_apart_by_counting() {
    let (mut parser, mut out) = (Parser::new(), Vec::new());
    parser.expect_reports(1);
    parser.feed(b"\x1b[1;2R\x1b[1;2R\x1b[1;40R", &mut out);
    assert_eq!(
        out,
        [
            Heard::Reply(Reply::CursorPosition { row: 1, column: 2 }),
            typed(KeyEvent::new(KeyCode::F(3), KeyModifiers::SHIFT)),
            Heard::Reply(Reply::CursorPosition { row: 1, column: 40 }),
        ]
    );
}

#[test]
fn pastes_are_text_whatever_they_hold() {
    let paste = |bytes: &str| events(format!("\x1b[200~{bytes}\x1b[201~").as_bytes());
    assert_eq!(paste("一行\r\n二行\r三行\n\t終"), [pasted("一行\n二行\n三行\n\t終".to_owned())]);
    assert_eq!(paste(""), [pasted(String::new())]);
    assert_eq!(paste("a\x1b[31mb\x1bc\x1b[200~"), [pasted("a\x1b[31mb\x1bc\x1b[200~".to_owned())]);
    // An acknowledgement that the terminal answered in the middle of it.
    assert_eq!(paste("予算\x1b[0n額"), [Heard::Reply(Reply::Status), pasted("予算額".to_owned())]);
    assert_eq!(events(b"\x1b[200~\xff\xe3\x81\x1b[201~j").len(), 2);
    // The end never came.
    assert_eq!(then_silence(b"\x1b[200~abc\x1b[20"), [pasted("abc\x1b[20".to_owned())]);
}

#[test]
fn a_long_paste_comes_in_parts_and_whole() {
    let text = "厚保くり\r\n".repeat(PASTE_MAX / 7);
    let parts = events(format!("\x1b[200~{text}\x1b[201~").as_bytes());
    assert!(parts.len() >= 2);
    let mut whole = String::new();
    for part in parts {
        let Heard::Event(Event::Paste(part)) = part else { panic!("{part:?}") };
        assert!(part.len() <= PASTE_MAX);
        whole.push_str(&part);
    }
    assert_eq!(whole, text.replace("\r\n", "\n"));
}

#[test]
fn mouse_reports_sgr_and_old() {
    let at =
        |kind, column, row| Heard::Event(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
    assert_eq!(
        events(b"\x1b[<0;1;1M\x1b[<32;301;5M\x1b[<0;301;5m\x1b[<64;3;4M\x1b[<69;3;4M"),
        [
            at(MouseEventKind::Down(MouseButton::Left), 0, 0),
            at(MouseEventKind::Drag(MouseButton::Left), 300, 4),
            at(MouseEventKind::Up(MouseButton::Left), 300, 4),
            at(MouseEventKind::ScrollUp, 2, 3),
            at(MouseEventKind::ScrollDown, 2, 3),
        ]
    );
    assert_eq!(
        events(b"\x1b[M !!\x1b[M#\"!\x1b[M`!\xfa"),
        [
            at(MouseEventKind::Down(MouseButton::Left), 0, 0),
            at(MouseEventKind::Up(MouseButton::Left), 1, 0),
            at(MouseEventKind::ScrollUp, 0, 217),
        ]
    );
    // Right button; a place that can't be.
    assert_eq!(events(b"\x1b[<2;1;1M\x1b[<0;0;1M\x1b[<0;99999;1M"), []);
    assert_eq!(events(b"\x1b[I\x1b[O"), [Heard::Event(Event::FocusGained), Heard::Event(Event::FocusLost)]);
}

#[test]
fn a_broken_sequence_never_swallows_the_keys_after_it() {
    assert_eq!(keys(b"\x1b[12\x1b[A"), "↑");
    assert_eq!(keys(b"\x1b[12\rj"), "Enter j");
    assert_eq!(keys(b"\x1b]11;rgb\rj"), "Enter j");
    assert_eq!(keys(b"\x1b]11;rgb\x1b[A"), "↑");
    assert_eq!(keys(b"\xe3\x81j\xffk\xc0\x80l"), "j k l");
    assert_eq!(keys("\u{85}\u{9b}j".as_bytes()), "j");
    let endless = [b"\x1b[".as_slice(), &[b'1'; 5000], b"Aj"].concat();
    assert_eq!(keys(&endless), "j");
    let (mut parser, mut out) = (Parser::new(), Vec::new());
    parser.feed(b"\x1bP", &mut out);
    parser.feed(&[b'x'; STRING_LOST + 1], &mut out);
    assert!(out.is_empty() && parser.sequence.len() <= STRING_MAX);
    parser.feed(b"j", &mut out);
    assert_eq!(out, [plain(KeyCode::Char('j'))]);
}

/// Bytes with many ESC, brackets and digits among them, so that sequences come about.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => any::<u8>().prop_map(|byte| vec![byte]),
        4 => prop::sample::select(b"\x1b\x1b\x1b[[O]P?<;:0123456789~RnMmcuy$\x07\\AZ".to_vec()).prop_map(|byte| vec![byte]),
        1 => prop::sample::select(vec!["\x1b[200~", "\x1b[201~", "\x1b[0n", "\x1b[2;3R", "か", "𠮷", "\x1b]11;rgb:0/0/0\x07"])
            .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..200).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(crate::long::cases(64, 256))]

    #[test]
    fn any_bytes_in_any_chunks_give_the_same_events(bytes in bytes(), cuts in prop::collection::vec(0usize..200, 0..20)) {
        let mut parser = Parser::new();
        let mut out = Vec::new();
        let mut rest = bytes.as_slice();
        for cut in cuts {
            let (chunk, after) = rest.split_at(cut.min(rest.len()));
            parser.feed(chunk, &mut out);
            rest = after;
        }
        parser.feed(rest, &mut out);
        prop_assert_eq!(out, events(&bytes));
    }

    #[test]
    fn whatever_came_before_silence_and_two_keys_are_heard(bytes in bytes()) {
        let (mut parser, mut out) = (Parser::new(), Vec::new());
        parser.feed(&bytes, &mut out);
        for _ in 0..2 {
            parser.flush(&mut out);
        }
        out.clear();
        // A control character ends whatever was begun; at most an old mouse report still lacks its bytes.
        parser.feed(b"\rj", &mut out);
        prop_assert_eq!(&out[out.len() - 2..], &[plain(KeyCode::Enter), plain(KeyCode::Char('j'))]);
    }

    #[test]
    fn no_key_is_a_control_character(bytes in bytes()) {
        for event in events(&bytes) {
            if let Heard::Event(Event::Key(KeyEvent { code: KeyCode::Char(c), .. })) = event {
                prop_assert!(!c.is_control());
            }
        }
    }
}

/// The terminal's answers with a gap behind every byte: none of it is a key, as long as an answer is owed.
#[test]
fn an_answer_in_pieces_is_no_key_however_long_it_takes() {
    for answer in [&b"\x1b[0n"[..], b"\x1b[?62;22c", b"\x1b[2;3R", b"\x1b]11;rgb:0/0/0\x07", b"\x1b[?2026;2$y"] {
        let (mut parser, mut out) = (Parser::new(), Vec::new());
        parser.expect_reports(1);
        parser.await_answer(true);
        for byte in answer {
            parser.feed(&[*byte], &mut out);
            if parser.wait().is_some_and(|wait| wait < Duration::from_millis(500)) {
                parser.flush(&mut out);
            }
        }
        assert!(matches!(out[..], [Heard::Reply(_)]), "{answer:?}: {out:?}");
    }
}

#[test]
fn esc_stays_a_key_while_an_answer_is_owed() {
    let heard = |pieces: &[&[u8]], silences: usize| {
        let (mut parser, mut out) = (Parser::new(), Vec::new());
        parser.await_answer(true);
        for piece in pieces {
            parser.feed(piece, &mut out);
            (0..silences).for_each(|_| parser.flush(&mut out));
        }
        out
    };
    let (esc, j) = (plain(KeyCode::Esc), plain(KeyCode::Char('j')));
    // Before another key, before the answer, and when none comes.
    assert_eq!(heard(&[b"\x1b", b"j"], 1), [esc.clone(), j.clone()]);
    assert_eq!(heard(&[b"\x1b", b"\x1b[0n"], 1), [esc.clone(), Heard::Reply(Reply::Status)]);
    assert_eq!(heard(&[b"\x1b"], 2), std::slice::from_ref(&esc));
    assert_eq!(heard(&[b"\x1b", b"\x1b", b"j"], 1), [esc.clone(), esc.clone(), j]);
    assert_eq!(heard(&[b"\x1b["], 2), [esc, plain(KeyCode::Char('['))]);
    // Typed at once it means Alt as ever.
    assert_eq!(heard(&[b"\x1bj"], 0), [typed(with_alt(KeyCode::Char('j').into(), true))]);
}

#[test]
fn a_key_that_is_let_go_is_no_press_in_any_form() {
    for release in ["1;1:3B", "1;5:3A", "3;1:3~", "1;1:3P", "1;1:3R", "57441;1:3u", "97;1:3u", "27;5:3;97~", "1;1:3Z"] {
        assert_eq!(events(format!("\x1b[{release}").as_bytes()), [], "{release}");
    }
    assert_eq!(keys(b"\x1b[1;1:1B\x1b[1;1:2B\x1b[3;1:1~\x1b[1;1:1R\x1b[97;1:1u"), "↓ ↓ Del F3 a");
}

#[test]
fn text_of_another_encoding_is_told() {
    let foreign = |bytes: &[u8]| {
        let mut parser = Parser::new();
        parser.feed(bytes, &mut Vec::new());
        parser.take_foreign() && !parser.take_foreign()
    };
    // 確認中 and 表 in Shift_JIS, 確認中 in EUC-JP, a paste in Shift_JIS.
    for bytes in
        [&b"\x8am\x94F\x92\x86"[..], b"\x95\\", b"\xb3\xce\xc7\xa7\xc3\xe6", b"\x1b[200~\x8am\x94F\x92\x86\x1b[201~"]
    {
        assert!(foreign(bytes), "{bytes:?}");
    }
    for bytes in ["確認中q".as_bytes(), b"\x1b[M`!\xfa", "\x1b[200~確認中\x1b[201~".as_bytes(), &"確".as_bytes()[..2]]
    {
        assert!(!foreign(bytes), "{bytes:?}");
    }
}

#[test]
fn a_string_that_never_ends_doesn_t_swallow_keys_for_ever() {
    for begun in [&b"\x1b]52;c;aaaa"[..], b"\x1bP$q", b"\x1b_Gabc", b"\x1bX1", b"\x1b^a"] {
        let (mut parser, mut out) = (Parser::new(), Vec::new());
        parser.feed(begun, &mut out);
        assert!(parser.wait().is_some_and(|wait| wait <= Duration::from_secs(2)), "{begun:?}");
        parser.flush(&mut out);
        assert_eq!((&out[..], parser.wait()), (&[][..], None), "{begun:?}");
        parser.feed(b"q", &mut out);
        assert_eq!(out, [plain(KeyCode::Char('q'))], "{begun:?}");
    }
    // The Esc that someone pressed then is a key.
    assert_eq!(then_silence(b"\x1b]52;c;aaaa\x1b"), [plain(KeyCode::Esc)]);
    assert_eq!(then_silence(b"\x1b\x1b]52;c;aaaa"), [plain(KeyCode::Esc)]);
}
