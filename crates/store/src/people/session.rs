//! Sessions. The browser holds the token; the store holds only its hash, so that who reads the
//! database cannot sign in as anybody.

use std::fmt;
use std::str::FromStr;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;
use zeroize::Zeroize;

use super::account::end_sessions;
use crate::error::StoreError;
use crate::random::random_bytes;
use crate::row::{Session, account, session};
use crate::store::Store;
use crate::table::{insert, update};
use crate::value::{Hash, Micros};

/// A session ends when it was not used for this long.
pub const SESSION_IDLE_SECONDS: i64 = 8 * 3600;
/// A session ends this long after the sign-in, however much it is used.
pub const SESSION_SECONDS_MAX: i64 = 24 * 3600;
/// A session's last use is written at most this often.
pub const SESSION_TOUCH_SECONDS: i64 = 60;

/// What the browser holds: 32 random bytes, written as 64 hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken([u8; 32]);

impl SessionToken {
    fn random() -> Result<Self, StoreError> {
        random_bytes().map(Self)
    }

    fn hash(&self) -> Hash {
        Hash::of(&self.0)
    }

    /// The cookie's value.
    #[must_use]
    pub fn reveal(&self) -> String {
        hex::encode(self.0)
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

impl Drop for SessionToken {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl FromStr for SessionToken {
    type Err = crate::value::NotAHash;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse::<Hash>().map(|bytes| Self(bytes.0)).map_err(|_| crate::value::NotAHash {
            found: "a session token of another form".to_owned(),
        })
    }
}

/// A session just made.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// For the browser; never kept here.
    pub token: SessionToken,
    /// The session.
    pub session: Session,
}

impl Store {
    /// Starts a session of an account in a browser with this user agent.
    pub async fn start_session(
        &self,
        account: Uuid,
        agent: &str,
        now: Micros,
    ) -> Result<NewSession, StoreError> {
        let token = SessionToken::random()?;
        let session = Session {
            token_hash: token.hash(),
            account,
            csrf: hex::encode(random_bytes::<32>()?),
            created_us: now,
            seen_us: now,
            expires_us: now.plus_seconds(SESSION_IDLE_SECONDS),
            agent_hash: Hash::of(agent.as_bytes()),
        };
        let tx = self.db.write().await?;
        insert(&tx, session.clone()).await?;
        tx.commit().await?;
        Ok(NewSession { token, session })
    }

    /// The living session of a token, if its account is active and the browser still says the
    /// same of itself. Its last use is noted.
    pub async fn session(
        &self,
        token: &SessionToken,
        agent: &str,
        now: Micros,
    ) -> Result<Option<Session>, StoreError> {
        let found = session::Entity::find_by_id(token.hash()).one(self.db.read()).await?;
        let living =
            found.filter(|s| s.expires_us > now && s.agent_hash == Hash::of(agent.as_bytes()));
        let Some(session) = living else { return Ok(None) };
        let account = account::Entity::find_by_id(session.account).one(self.db.read()).await?;
        if !account.is_some_and(|account| account.active) {
            return Ok(None);
        }
        if session.seen_us.plus_seconds(SESSION_TOUCH_SECONDS) > now {
            return Ok(Some(session));
        }
        self.touch(session.token_hash, now).await
    }

    async fn touch(&self, token_hash: Hash, now: Micros) -> Result<Option<Session>, StoreError> {
        let tx = self.db.write().await?;
        let found = session::Entity::find_by_id(token_hash).lock_exclusive().one(&tx).await?;
        let Some(mut session) = found else { return Ok(None) };
        session.seen_us = now;
        session.expires_us = std::cmp::min(
            now.plus_seconds(SESSION_IDLE_SECONDS),
            session.created_us.plus_seconds(SESSION_SECONDS_MAX),
        );
        update(&tx, session.clone()).await?;
        tx.commit().await?;
        Ok(Some(session))
    }

    /// Ends one session; nothing happens when there is none.
    pub async fn end_session(&self, token: &SessionToken) -> Result<(), StoreError> {
        let tx = self.db.write().await?;
        session::Entity::delete_by_id(token.hash()).exec(&tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Ends every session of an account; answers how many.
    pub async fn end_sessions(&self, account: Uuid) -> Result<u64, StoreError> {
        let tx = self.db.write().await?;
        let ended = end_sessions(&tx, account).await?;
        tx.commit().await?;
        Ok(ended)
    }

    /// Removes sessions that have ended; answers how many.
    pub async fn sweep_sessions(&self, now: Micros) -> Result<u64, StoreError> {
        let tx = self.db.write().await?;
        let ended = session::Entity::delete_many().filter(session::Column::ExpiresUs.lte(now));
        let ended = ended.exec(&tx).await?;
        tx.commit().await?;
        Ok(ended.rows_affected)
    }
}
