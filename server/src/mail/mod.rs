//! Mail: messages written into the outbox in the transaction of what they tell, sent by a worker or copied by a manager, and what people choose.

mod choice;
mod letter;
mod news;
mod outbox;
pub mod preferences_routes;
mod queue;
pub mod routes;
mod store;
pub mod worker;

pub(crate) use choice::of as choice_of;
pub use letter::rendered;
pub use news::{News, tell, tell_all};
pub use queue::{Notification, Recipient, Said, queue};
pub(crate) use store::{counts, unsent};
