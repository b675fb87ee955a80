//! The question how an amount that several projects share is divided.

use super::{Choice, Free, Maker, Place, Question};
use crate::exchange::values::yen;
use crate::exchange::words::subject;
use crate::ledger::decimal;

impl Maker<'_> {
    /// Asks whose an amount is that stands beside several projects: one of them has it whole, or each a part that is typed.
    /// `said`: the amount as printed, and what 1 stands for in it, in yen; `places`: where it may belong, from the top down.
    pub(in crate::exchange) fn ask_shared(
        &mut self,
        cell: (usize, usize),
        header: &str,
        (said, scale): (&str, i64),
        places: Vec<Place>,
    ) {
        let project = places.first().and_then(|place| place.project);
        let name = |place: &Place| Some(self.projects.get(place.project?)?.name.clone());
        let names: Vec<String> = places.iter().filter_map(name).collect();
        let about = [names.first().cloned(), Some(subject(header))].into_iter().flatten();
        let about = about.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" / ");
        let amount = yen(said, scale);
        let options = amount.into_iter().flat_map(|amount| {
            let whole = |(name, place): (&String, &Place)| {
                Choice::new(format!("「{name}」だけの額"), place.clone(), amount.to_string())
            };
            names.iter().zip(&places).map(whole).collect::<Vec<_>>()
        });
        let options: Vec<Choice> = options.collect();
        // What belongs to a project that waits to be told from another one can't be put there.
        let waits = places.iter().any(|place| place.project.is_some_and(|project| self.waiting.contains_key(&project)));
        let parts = amount.filter(|_| places.len() > 1 && names.len() == places.len() && !waits);
        let free = parts.map(|sum| Free::Parts { count: places.len(), sum });
        let named: String = names.iter().map(|name| format!("「{name}」")).collect();
        let way = parts.map_or_else(String::new, |sum| {
            let sum = decimal::yen(sum);
            format!("。分けるなら、この順に額を「、」で区切って入れる(合わせて{sum})")
        });
        let why = format!("{named}にまたがるセルの金額。どの事業の額か{way}");
        self.ask_or_do(
            cell,
            Question { kind: "shared-amount", about, value: None, free, refused: None },
            why,
            project,
            options,
            &places,
        );
    }
}
