//! One input of a run: known from an earlier run, or opened and read, here or by a worker.

use std::io;

use super::crew::KILLED;
use super::finding::Finding;
use super::journal::{Entry, Place};
use super::rooms::Rooms;
use super::serve::Request;
use super::shard::Shard;
use super::store::{Kept, Log};
use super::turns::Turns;
use super::{Hands, Plan, outcome};
use crate::model::{FileRecord, Format, Status};
use crate::reference::Reference;
use crate::source::{self, Found, Identity};

/// What reads the inputs of a run.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    plan: &'a Plan,
    hands: &'a Hands,
    kept: Option<&'a Kept>,
    /// The part of the inputs that is read; absent where all are.
    shard: Option<Shard>,
    /// Absent where no more threads are at work than sources are to be read at a time.
    turns: Option<&'a Turns>,
    /// In which inputs stood.
    rooms: Rooms,
}

/// An input with what was found in it.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) file: FileRecord,
    /// Absent where another input had claimed its bytes, and for an input of another shard.
    pub(super) finding: Option<Finding>,
    /// Whether it belongs to another shard.
    pub(super) elsewhere: bool,
    /// What is to be kept of it; absent where that is kept already, or cannot be told.
    pub(super) news: Option<News>,
}

/// What this run has to keep of an input.
#[derive(Debug)]
pub(super) struct News {
    identity: Identity,
    /// Where its finding stands already.
    place: Option<Place>,
}

impl News {
    /// Keeps it.
    pub(super) fn keep(self, log: &mut Log, file: &FileRecord, finding: Option<&Finding>) -> io::Result<()> {
        let Some(sha256) = file.sha256.clone() else { return Ok(()) };
        if finding.is_some_and(|finding| finding.failure.as_deref() == Some(KILLED)) {
            return Ok(());
        }
        let place = match (self.place, finding) {
            (Some(place), _) => Some(place),
            (None, Some(finding)) => Some(log.finding(finding)?),
            (None, None) => None,
        };
        let (path, format) = (file.path.clone(), file.format.map(str::to_owned));
        log.entry(Entry { path, identity: self.identity, sha256, format, place })
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        hands: &'a Hands,
        kept: Option<&'a Kept>,
        shard: Option<Shard>,
        turns: Option<&'a Turns>,
    ) -> Self {
        Reader { plan, hands, kept, shard, turns, rooms: Rooms::default() }
    }

    fn is_elsewhere(&self, file: &FileRecord) -> bool {
        self.shard.is_some_and(|shard| !shard.has(file.sha256.as_deref(), &file.path))
    }

    /// Has an input read where it is not known, unless `claim` says that another with its bytes comes before it.
    pub(super) fn read(&self, found: &Found, claim: impl Fn(&str) -> bool) -> io::Result<Read> {
        match self.known(found, &claim) {
            Some(read) => Ok(read),
            None => self.open(found, claim),
        }
    }

    /// An input that has not changed since it was read.
    fn known(&self, found: &Found, claim: impl Fn(&str) -> bool) -> Option<Read> {
        let kept = self.kept?;
        let entry = kept.known(found)?;
        let format = entry.format.as_deref().map(|format| Format::ALL.iter().find(|known| known.as_str() == format));
        let file = FileRecord {
            path: found.shown.clone(),
            sha256: Some(entry.sha256.clone()),
            bytes: Some(entry.identity.size),
            format: format.map_or(Some(None), |format| format.map(|format| Some(format.as_str())))?,
            ..FileRecord::unread()
        };
        let elsewhere = self.is_elsewhere(&file);
        if elsewhere || !claim(&entry.sha256) {
            return Some(Read { file, finding: None, elsewhere, news: None });
        }
        let finding = kept.finding(entry.place?)?;
        Some(Read { file, finding: Some(finding), elsewhere, news: None })
    }

    fn open(&self, found: &Found, claim: impl Fn(&str) -> bool) -> io::Result<Read> {
        let room = self.rooms.take().pop().unwrap_or_default();
        let opened = source::open_into(found, self.plan.largest, room);
        let file = FileRecord {
            path: found.shown.clone(),
            sha256: opened.sha256,
            bytes: opened.size,
            format: opened.format.as_ref().ok().map(|format| format.as_str()),
            ..FileRecord::unread()
        };
        let news = |place| opened.identity.map(|identity| News { identity, place });
        let sha256 = file.sha256.clone().unwrap_or_default();
        let place = self.kept.and_then(|kept| kept.same(&file.path, &sha256)?.place);
        let elsewhere = self.is_elsewhere(&file);
        if elsewhere || !file.sha256.as_deref().is_none_or(claim) {
            return Ok(Read { file, finding: None, elsewhere, news: news(place) });
        }
        if let Some(finding) = place.and_then(|place| self.kept?.finding(place)) {
            return Ok(Read { file, finding: Some(finding), elsewhere, news: news(place) });
        }
        let finding = match &opened.format {
            Err(error) => Finding::from(error),
            Ok(format) => {
                let request = Request {
                    path: file.path.clone(),
                    sha256,
                    format: *format,
                    limits: self.plan.limits,
                    recognition: None,
                    bytes: opened.bytes.len() as u64,
                };
                let _turn = self.turns.map(Turns::wait);
                let finding = self.find(&request, &[&opened.bytes])?;
                self.recognised(request, &opened.bytes, finding)?
            }
        };
        self.rooms.give(vec![opened.bytes]);
        Ok(Read { file, finding: Some(finding), elsewhere, news: news(None) })
    }

    fn find(&self, request: &Request, parts: &[&[u8]]) -> io::Result<Finding> {
        match self.hands {
            Hands::Processes(crew) => crew.read(request, parts),
            Hands::Threads(own) => {
                let reference = own.as_deref().unwrap_or_else(|| Reference::builtin());
                Ok(outcome::finding(request, parts, reference))
            }
        }
    }

    /// The finding, or what is found once the pages are recognised, where they are pictures and that is wanted.
    fn recognised(&self, request: Request, bytes: &[u8], finding: Finding) -> io::Result<Finding> {
        let (Some(ocr), Status::NoText, Format::Pdf) = (&self.plan.ocr, finding.status, request.format) else {
            return Ok(finding);
        };
        match ocr.recognise(bytes, finding.pages.unwrap_or_default()) {
            Ok((recognition, layers)) => {
                let request = Request { recognition: Some(recognition), ..request };
                self.find(&request, &layers.iter().map(Vec::as_slice).collect::<Vec<_>>())
            }
            Err(why) => Ok(Finding { message: Some(format!("the pages could not be recognised: {why}")), ..finding }),
        }
    }
}
