//! What the virus scanner said of a file, and whether it may be opened.

use crate::text_enum;

text_enum! {
    /// What the virus scanner said.
    pub enum ScanState {
        /// No scanner is set: nobody looked.
        Off = "off",
        /// The scanner did not answer yet.
        Waiting = "waiting",
        /// Nothing was found.
        Clean = "clean",
        /// Something was found after it was taken.
        Found = "found",
    }
}

text_enum! {
    /// What is known of the text of a file.
    pub enum TextState {
        /// Nobody read it yet.
        Waiting = "waiting",
        /// It is kept, to search in.
        Kept = "kept",
        /// The file has none that can be read.
        None = "none",
        /// It could not be read within its bounds.
        Failed = "failed",
    }
}

impl ScanState {
    /// Whether a file may be opened: until it was scanned by who brought it alone, and by nobody once something was found.
    pub const fn may_open(self, is_own: bool) -> bool {
        match self {
            Self::Off | Self::Clean => true,
            Self::Waiting => is_own,
            Self::Found => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ScanState;

    #[test]
    fn what_waits_is_opened_by_who_brought_it_and_what_was_found_by_nobody() {
        let may = |is_own| ScanState::ALL.iter().map(|state| state.may_open(is_own)).collect::<Vec<_>>();
        assert_eq!(may(false), [true, false, true, false]);
        assert_eq!(may(true), [true, true, true, false]);
    }
}
