//! The device that somebody signs in with, in plain words: the browser and the system, as far as the browser tells.

use crate::text_enum;

text_enum! {
    /// A browser.
    pub enum Browser {
        /// Of Mozilla.
        Firefox = "firefox",
        /// Of Google.
        Chrome = "chrome",
        /// Of Microsoft.
        Edge = "edge",
        /// Of Apple.
        Safari = "safari",
        /// Opera.
        Opera = "opera",
        /// Of Samsung.
        Samsung = "samsung",
        /// Any other, or one that does not tell.
        Other = "other",
    }
}

text_enum! {
    /// What a device runs on.
    pub enum System {
        /// Of Microsoft.
        Windows = "windows",
        /// Of Apple, on a desk.
        MacOs = "macos",
        /// A telephone of Apple.
        IPhone = "iphone",
        /// A tablet of Apple.
        IPad = "ipad",
        /// Of Google, on a telephone or tablet.
        Android = "android",
        /// Of Google, on a desk.
        ChromeOs = "chromeos",
        /// Any Linux.
        Linux = "linux",
        /// Any other, or one that does not tell.
        Other = "other",
    }
}

/// A browser on a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// The browser.
    pub browser: Browser,
    /// The system.
    pub system: System,
}

/// The mark of each browser, in the order of looking: most name others beside themselves.
const BROWSERS: [(&str, Browser); 10] = [
    ("SamsungBrowser/", Browser::Samsung),
    ("OPR/", Browser::Opera),
    ("Edg/", Browser::Edge),
    ("EdgA/", Browser::Edge),
    ("EdgiOS/", Browser::Edge),
    ("FxiOS/", Browser::Firefox),
    ("Firefox/", Browser::Firefox),
    ("CriOS/", Browser::Chrome),
    ("Chrome/", Browser::Chrome),
    ("Safari/", Browser::Safari),
];

/// The mark of each system, in the order of looking.
const SYSTEMS: [(&str, System); 7] = [
    ("iPhone", System::IPhone),
    ("iPad", System::IPad),
    ("Android", System::Android),
    ("CrOS", System::ChromeOs),
    ("Windows", System::Windows),
    ("Macintosh", System::MacOs),
    ("Linux", System::Linux),
];

impl Device {
    /// The device of a browser that calls itself this.
    pub fn of(user_agent: &str) -> Self {
        let browser = BROWSERS.iter().find(|(mark, _)| user_agent.contains(mark)).map_or(Browser::Other, |(_, browser)| *browser);
        let system = SYSTEMS.iter().find(|(mark, _)| user_agent.contains(mark)).map_or(System::Other, |(_, system)| *system);
        Self { browser, system }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_known_by_its_own_mark_and_not_by_those_that_it_names_beside_it() {
        let rows = [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", Browser::Firefox, System::Windows),
            ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", Browser::Chrome, System::Linux),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
                Browser::Edge,
                System::Windows,
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
                Browser::Safari,
                System::MacOs,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1",
                Browser::Chrome,
                System::IPhone,
            ),
            (
                "Mozilla/5.0 (Linux; Android 15; SM-S911B) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
                Browser::Samsung,
                System::Android,
            ),
            ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/140.0.0.0 Safari/537.36 OPR/120.0", Browser::Opera, System::ChromeOs),
            ("curl/8.5.0", Browser::Other, System::Other),
            ("", Browser::Other, System::Other),
        ];
        for (user_agent, browser, system) in rows {
            assert_eq!(Device::of(user_agent), Device { browser, system }, "{user_agent}");
        }
    }
}
