//! `text_enum!`: a closed list declared once, with stored codes that never change.
//! Labels live in `app/locales`, tones in `app/src/ui`; neither belongs here.

/// A stored code that is on none of our lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCode {
    /// The list that was asked, such as `Phase`.
    pub list: &'static str,
    /// The code that it does not have.
    pub code: String,
}

impl std::fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} has no code {:?}", self.list, self.code)
    }
}

impl std::error::Error for UnknownCode {}

/// Declares an enum with `ALL`, `code()`, `FromStr`, `Display`, serde as the code and, for `entity`, a text column.
#[macro_export]
macro_rules! text_enum {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "columns", derive(sea_orm::DeriveValueType), sea_orm(value_type = "String"))]
        $vis enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $name {
            /// Every member, in the order in which people read them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stored code; it never changes.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }

        #[cfg(feature = "columns")]
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::text_enum::UnknownCode;
            fn from_str(code: &str) -> Result<Self, Self::Err> {
                match code {
                    $($code => Ok(Self::$variant),)+
                    _ => Err($crate::text_enum::UnknownCode { list: stringify!($name), code: code.to_owned() }),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                code.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::projects::Phase;

    #[test]
    fn a_member_is_stored_shown_and_read_as_its_code_and_a_code_that_is_on_no_list_says_so() {
        for phase in Phase::ALL {
            assert_eq!((phase.to_string().as_str(), phase.code().parse()), (phase.code(), Ok(*phase)));
            let stored = serde_json::to_string(phase).expect("json");
            assert_eq!((stored.as_str(), serde_json::from_str(&stored).ok()), (format!("\"{}\"", phase.code()).as_str(), Some(*phase)));
        }
        assert_eq!("later".parse::<Phase>().map_err(|unknown| unknown.to_string()), Err("Phase has no code \"later\"".to_owned()));
    }
}
