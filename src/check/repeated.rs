//! Words and endings that stand twice on end: 「しましたした」, 「することことが」, 「についてについて」.
//!
//! Japanese repeats words on purpose (ますます, なかなか, ひとつひとつ, ゆっくりゆっくり), and such words are without number. What
//! never stands twice is what other words end in: the forms of auxiliary verbs, formal nouns and particles, which are a closed
//! class. So two hiragana are a slip where they are one of those, and where what stands around them is what it is attached to:
//! 「わくわくするするり」 is left alone, 「実施するする」 is told. Longer words are a slip unless they are made as words that are
//! repeated on purpose are.

use super::prose::{is_hiragana, is_kanji, is_katakana};

/// What an ending must stand behind to be one.
#[derive(Clone, Copy)]
enum Behind {
    /// Anything: it begins no word.
    Any,
    /// A word that isn't written in hiragana.
    Noun,
    /// One of these letters.
    Letters(&'static str),
    /// A word that isn't written in hiragana, or one of these letters.
    NounOr(&'static str),
}

/// Endings of two hiragana: what they stand behind, and the letters behind them with which they begin another word (煮 of
/// ことこと煮る, し of ものものしい). Left out are those of which adverbs are made: ますます, なかなか, などなど, よりよりよい.
const ENDINGS: [([char; 2], Behind, &str); 24] = [
    (['し', 'た'], Behind::Any, ""),
    (['で', 'す'], Behind::Any, ""),
    (['っ', 'た'], Behind::Any, ""),
    (['さ', 'れ'], Behind::Any, ""),
    (['れ', 'る'], Behind::Any, ""),
    (['し', 'て'], Behind::Any, ""),
    (['す', 'る'], Behind::Noun, ""),
    (['い', 'る'], Behind::Letters("てで"), ""),
    (['お', 'り'], Behind::Letters("てで"), ""),
    (['あ', 'る'], Behind::Letters("で"), ""),
    (['な', 'い'], Behind::Letters("れきけえ"), "に"),
    (['こ', 'と'], Behind::NounOr("るたいな"), "煮"),
    (['も', 'の'], Behind::NounOr("るたいなの"), "し"),
    (['た', 'め'], Behind::NounOr("るたいなの"), "るてらし"),
    (['か', 'ら'], Behind::NounOr("るたいだてにれ"), ""),
    (['ま', 'で'], Behind::NounOr("るたに"), ""),
    (['だ', 'け'], Behind::NounOr("るたい"), ""),
    (['ず', 'つ'], Behind::Any, ""),
    (['の', 'で'], Behind::Any, ""),
    (['の', 'に'], Behind::Any, ""),
    (['と', 'の'], Behind::Noun, ""),
    (['へ', 'の'], Behind::Noun, ""),
    (['で', 'は'], Behind::Noun, ""),
    (['に', 'は'], Behind::NounOr("るとめ"), ""),
];

/// Whether a letter stands twice that ends a sentence: 「しましたた。」. `b` and `c` are the same letter. What is only a letter
/// of a word isn't told: 捨てて, 後押しします.
pub(super) fn is_last_twice(a: char, c: char, d: char) -> bool {
    let stop = matches!(d, '。' | '、' | '\0' | '\n');
    let ends = match c {
        'た' | 'る' => is_hiragana(a),
        'す' => matches!(a, 'ま' | 'で'),
        _ => false,
    };
    stop && ends
}

/// How many letters before the last one stand there twice on end: two kanji (事業事業, but 大学大学院), an ending, or three or
/// four letters of which one is a hiragana. Eight letters, and the one behind them.
pub(super) fn again(letters: &[char; 9]) -> Option<usize> {
    let [o1, o2, p, q, r, s, t, u, next] = *letters;
    if r == t && s == u {
        let word = r != s && is_kanji(r) && is_kanji(s) && !"一二三各個日年月人々".contains(r);
        return (word && !is_kanji(next) || is_ending(q, [r, s], next)).then_some(2);
    }
    if o1 == r && o2 == s && p == t && q == u {
        let said = [r, s, t, u].iter().all(|c| is_kanji(*c) || is_hiragana(*c)) && is_hiragana(u);
        return (said && !is_meant(&[r, s, t, u])).then_some(4);
    }
    let word = |c: char| is_kanji(c) || is_hiragana(c) || is_katakana(c);
    let three = p == s && q == t && r == u && (p != q || q != r);
    let said = [p, q, r].iter().all(|c| word(*c)) && [p, q, r].iter().any(|c| is_hiragana(*c));
    (three && said && !is_meant(&[p, q, r])).then_some(3)
}

/// Whether two letters are an ending at such a place.
fn is_ending(before: char, letters: [char; 2], next: char) -> bool {
    let noun = is_kanji(before) || is_katakana(before) || before.is_ascii_alphanumeric() || "」』)）".contains(before);
    ENDINGS.iter().any(|(ending, behind, begun)| {
        let attached = match behind {
            Behind::Any => noun || is_hiragana(before),
            Behind::Noun => noun,
            Behind::Letters(letters) => letters.contains(before),
            Behind::NounOr(letters) => noun || letters.contains(before),
        };
        *ending == letters && attached && !begun.contains(next)
    })
}

/// Whether a word is one of those that are said twice on purpose: how something is done (じわり, ゆっくり, もっと), one of many
/// (ひとつ, 一つ一つ), so much at a time (少しずつ).
fn is_meant(word: &[char]) -> bool {
    let says_how = match word {
        ['に', 'よ', 'り'] | ['ば', 'か', 'り'] | ['と' | 'ど', 'お', 'り'] | ['あ', 'た', 'り'] => false,
        [.., 'り'] => word.iter().all(|c| is_hiragana(*c)),
        [.., 'っ', 'と'] | [.., 'ず', 'つ' | 'ら'] => true,
        _ => false,
    };
    let one_of_many =
        matches!(word, ['ひ' | '一', 'と' | '人' | 'つ', ..]) || matches!(word, ['ふ', 'た', 'り' | 'つ']);
    says_how || one_of_many
}

#[cfg(test)]
mod tests {
    use super::super::spelling::tests::rights;

    #[test]
    fn endings_that_stand_twice_are_told() {
        for (text, slip) in [
            ("講座を開催しましたした。", "したした→した"),
            ("参加することことができる", "ことこと→こと"),
            ("実施するする予定", "するする→する"),
            ("公開されされた", "されされ→され"),
            ("検討しているいる。", "いるいる→いる"),
            ("人手が足りないためため、", "ためため→ため"),
            ("好評だったのでので、", "のでので→ので"),
            ("町からから届いた", "からから→から"),
            ("達成できないない。", "ないない→ない"),
            ("増えましたました。", "ましたました→ました"),
            ("実施しましたた。", "たた→た"),
            ("実施しますす", "すす→す"),
            ("市にはには多い", "にはには→には"),
            ("委員会によりにより決定", "によりにより→により"),
        ] {
            assert!(rights(text).iter().any(|found| found == slip), "{text}: {:?}", rights(text));
        }
    }

    #[test]
    fn what_is_said_twice_on_purpose_is_left_alone() {
        for text in [
            "ますます増え、なかなか進まない。まだまだ続く。いろいろなわざわい。だんだん、どんどん、たびたび、そろそろ。",
            "ひとつひとつ、一つひとつ、一つ一つ、一人ひとり、ひとりひとり、ふたりふたり。少しずつ少しずつ。",
            "じわりじわりと増え、ゆっくりゆっくり、もっともっと、ずっとずっと。",
            "ことこと煮る。とことこと歩く。ものものしい。するすると登る。からからと笑う。からからに乾く。ではでは。",
            "みんなで歌をうたいたい。食べたいたい焼き。これまでよりよりよい町。などなど。あれこれここここ。四季おりおり。",
            "ないないづくし。内々にないないに進める。育てて、捨てて、立てて。すすむ道。たたむ。しし踊り。そのための手立て。",
            "資金をためたため池。慕った者たち。下した判断。後押しします。",
        ] {
            assert_eq!(rights(text), [""; 0], "{text}");
        }
    }
}
