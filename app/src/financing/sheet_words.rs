//! The words of the financing table, taken along to the browser: plain sentences with named places such as `{amount}`.

use serde::{Deserialize, Serialize};

/// Puts values into the named places of a sentence.
pub(super) fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(sentence.to_owned(), |text, (place, value)| text.replace(&format!("{{{place}}}"), value))
}

/// Declares the words, and how they are read from the catalogue with their places left open.
macro_rules! sheet_words {
    ($($field:ident = $key:literal ($($place:literal)*),)+) => {
        /// The words of the table in the reader's language.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub struct SheetWords {
            $(pub $field: String,)+
        }

        #[cfg(feature = "ssr")]
        impl SheetWords {
            /// The words in a language.
            pub fn of(words: crate::language::Words) -> Self {
                Self { $($field: words.with($key, &[$(($place, concat!("{", $place, "}").into()),)*]),)+ }
            }
        }
    };
}

sheet_words! {
    amount = "amount" ("figure"),
    percentage = "percentage" ("figure"),
    table = "financing-table" (),
    partner = "financing-partner" (),
    public = "financing-public" (),
    own = "financing-own" (),
    difference = "financing-difference" (),
    risk = "financing-risk" (),
    cost_share = "financing-cost-share" (),
    total = "financing-total" (),
    outcome = "financing-outcome" (),
    rules = "financing-rules" ("gate"),
    no_rules = "financing-no-rules" (),
    balanced = "financing-balanced" (),
    short = "financing-short" ("amount"),
    over = "financing-over" ("amount"),
    unreadable = "financing-unreadable" ("count"),
    match_ratio = "financing-match" (),
    cash_share = "financing-cash-share" (),
    mode = "financing-mode" (),
    none = "financing-none" (),
    bar = "financing-bar" (),
    money_public = "money-public" (),
    money_cash = "money-cash" (),
    money_in_kind = "money-in-kind" (),
    money_other = "money-other" (),
    met = "financing-rule-met" (),
    balance_met = "financing-rule-balance-met" (),
    balance_rows = "financing-rule-balance-rows" ("names"),
    balance_short = "financing-rule-balance-short" ("amount" "names"),
    balance_over = "financing-rule-balance-over" ("amount" "names"),
    public_met = "financing-rule-public-met" ("is" "limit"),
    public_unmet = "financing-rule-public-unmet" ("is" "limit"),
    own_share = "financing-rule-own-share" ("is" "need"),
    company_cash_met = "financing-rule-company-cash-met" ("is"),
    company_cash_unmet = "financing-rule-company-cash-unmet" (),
    cash_share_rule = "financing-rule-cash-share" ("is" "need"),
    no_own = "financing-rule-no-own" (),
    risk_met = "financing-rule-risk-met" ("count" "need"),
    risk_unmet = "financing-rule-risk-unmet" ("names" "need"),
    no_participants = "financing-rule-no-participants" (),
    largest = "financing-rule-largest" ("name" "is" "limit"),
    no_cost = "financing-rule-no-cost" (),
    sme_met = "financing-rule-sme-met" ("names"),
    sme_unmet = "financing-rule-sme-unmet" ("need"),
}
