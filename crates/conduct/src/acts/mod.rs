//! What a command asks of the person who gives it, and how the answers become the command.
//!
//! Every command of the procedure can be given through one form: its questions are data, so the
//! portal's pages and the interface for programs ask the same.

mod answer;
mod build;
mod question;

pub use answer::{ANSWER_CHARS_MAX, AnswerError, AnswerProblem, Answers};
pub use build::{Made, build};
pub(crate) use build::{concluded, contract_way};
pub use question::{Choice, Need, Question, QuestionKind, Situation, questions};
