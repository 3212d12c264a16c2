internal import CanonicalJSON
public import Commissioning
public import EventLog

/// What is known of a recorded fact beside its data, for weighing what rests on it.
public struct FactNote: Hashable, Sendable {
    /// The identity of the event as first recorded, which no correction changes.
    public let id: EventID
    /// Its stream.
    public let stream: StreamName
    /// The body in the stream's name; nil when it names none.
    public let owner: ODSCode?
    /// The type, without its version.
    public let type: String
    /// The day on which it happened.
    public let on: CivilDate
    /// How finely the day is known; nil when the day itself is known.
    public let precision: OccurredPrecision?
    /// The instant, where known.
    public let time: Instant?
    /// When the ledger took it in.
    public let recordedTime: Instant
    /// How good the evidence is.
    public let grade: EvidenceGrade
    /// How many of its fields are sealed.
    public let sealedCount: Int

    init(_ stated: StatedFact, in stream: StreamName, of owner: ODSCode?, type: String) {
        let fact = stated.fact
        self.stream = stream
        self.owner = owner
        id = fact.id
        self.type = type
        on = fact.occurredOn
        precision = fact.precision
        time = fact.time
        recordedTime = fact.recordedTime
        grade = stated.grade
        sealedCount = stated.leaf.withUnsafeBufferPointer {
            FactNote.sealedCount(in: $0, at: stated.data)
        }
    }

    /// The digests in the object itself; those of its parts are not counted.
    private static func sealedCount(
        in leaf: UnsafeBufferPointer<UInt8>, at data: Range<Int>
    ) -> Int {
        var walk = JSONWalk(leaf, at: data)
        while let member = walk.nextMember() {
            guard leaf[member.key].elementsEqual("_sd".utf8) else { continue }
            var digests = JSONWalk(leaf, at: member.value)
            var count = 0
            while digests.nextItem() != nil { count += 1 }
            return count
        }
        return 0
    }
}

extension FactNote {
    /// The moment, or the day where no moment is known.
    var when: String { time?.short ?? on.description }
}

extension Instant {
    /// `2016-06-24T11:06:00Z`: to the second where there is no fraction of one.
    var short: String {
        let text = description
        return text.hasSuffix(".000000Z") ? "\(text.prefix(19))Z" : text
    }
}

extension EvidenceGrade {
    /// Whether a finding of non-compliance may rest on it.
    var isStrong: Bool {
        switch self {
        case .contemporaneous, .officialRecord, .publishedNotice: true
        case .secondary, .attributedAnonymously, .reconstructed: false
        }
    }
}

extension StringProtocol {
    /// The name of an event type without its version.
    var unversioned: String {
        let parts = split(separator: ".")
        return parts.count < 3 ? String(self) : "\(parts[0]).\(parts[1])"
    }
}
