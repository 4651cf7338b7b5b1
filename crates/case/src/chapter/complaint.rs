//! Complaints to the authorised body (R 42).

use jiff::civil::Date;
use order::Clause;

use crate::{
    chapter::duplicate,
    decide::{Decided, ensure, refuse},
    event::Fact,
    payload::{Complaint, ComplaintRuling},
    refusal::AfterReason,
    state::{Case, ComplaintState},
};

const CLAUSE: Clause = Clause::rules(42);

pub(crate) fn file(case: &Case, complaint: &Complaint) -> Decided {
    duplicate::issued_works(case, complaint.works, CLAUSE)?;
    Ok(vec![Fact::ComplaintFiled(complaint.clone())])
}

pub(crate) fn filed(case: &mut Case, complaint: &Complaint, on: Date) {
    let complaint = complaint.clone();
    case.complaints.push(ComplaintState { complaint, filed: on, outcome: None });
}

pub(crate) fn rule(case: &Case, ruling: &ComplaintRuling) -> Decided {
    let number = ruling.complaint;
    let index = usize::try_from(number).unwrap_or_default().checked_sub(1);
    let Some(complaint) = index.and_then(|index| case.complaints.get(index)) else {
        return refuse(CLAUSE, AfterReason::Unknown { number });
    };
    ensure(complaint.outcome.is_none(), CLAUSE, AfterReason::Settled { number })?;
    Ok(vec![Fact::ComplaintDecided(ruling.clone())])
}

pub(crate) fn ruled(case: &mut Case, ruling: &ComplaintRuling, on: Date) {
    let index = usize::try_from(ruling.complaint).unwrap_or_default().checked_sub(1);
    if let Some(complaint) = index.and_then(|index| case.complaints.get_mut(index)) {
        complaint.outcome = Some((ruling.outcome, on));
    }
}
