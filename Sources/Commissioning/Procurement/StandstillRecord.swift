public import EventLog

/// A time in which no contract may be made, as it runs and ends.
public struct StandstillRecord: Hashable, Sendable {
    /// What it is; nil when only its end is on record. A later start supersedes an earlier one.
    public internal(set) var started: Stated<Standstill>?
    /// How it ended; nil while it runs.
    public internal(set) var ended: Stated<StandstillEnding>?
    /// How earlier ones ended, in the order of its history.
    public internal(set) var formerEndings: [Stated<StandstillEnding>] = []

    init() {}

    /// Whether it has started and not ended.
    public var isRunning: Bool { started != nil && ended == nil }

    /// Whether it ended on a day before its last; nil when either is not known.
    public var endedBeforeItsEnd: Bool? {
        guard let end = started?.value.end, let ended else { return nil }
        return ended.on < end
    }

    /// The last day on which it started or ended; nil while there is none.
    var lastStepOn: CivilDate? { [started?.on, ended?.on].compactMap(\.self).max() }

    mutating func start(_ standstill: Standstill, _ fact: Fact) {
        guard let known = started, known.value.start < standstill.start else {
            return started.contest(with: standstill, fact)
        }
        started.replace(with: standstill, fact)
        if let ended {
            formerEndings.append(ended)
            self.ended = nil
        }
    }

    mutating func end(_ ending: StandstillEnding, _ fact: Fact) {
        ended.contestDay(ending, fact)
    }
}

/// A time in which no contract may be made.
public struct Standstill: Hashable, Sendable {
    /// Under which rules.
    public let basis: Basis
    /// Its first day.
    public let start: CivilDate
    /// Its last day; nil when not given.
    public let end: CivilDate?

    /// The rules a standstill is held under.
    public enum Basis: String, CodeList {
        /// The Public Contracts Regulations 2006.
        case pcr2006 = "PCR2006"
        /// The Public Contracts Regulations 2015.
        case pcr2015 = "PCR2015"
        /// The Health Care Services (Provider Selection Regime) Regulations 2023.
        case psr = "PSR"
        /// The Procurement Act 2023.
        case pa2023 = "PA2023"
        /// None demands it.
        case voluntary
    }
}

/// The end of a standstill.
public struct StandstillEnding: Hashable, Sendable {
    /// Whether the event says that it came early; nil when it does not say.
    public let isEarly: Bool?
}

extension ProcurementState {
    /// The standstill of an award, or the one that names none.
    func standstill(of award: Reference?) -> StandstillRecord? {
        guard let award else { return standstill }
        return awards[award]?.standstill
    }

    /// Replaces the standstill of an award, or the one that names none.
    mutating func replaceStandstill(of award: Reference?, with record: StandstillRecord) {
        if let award {
            awards[award, default: AwardRecord()].standstill = record
        } else {
            standstill = record
        }
    }
}
