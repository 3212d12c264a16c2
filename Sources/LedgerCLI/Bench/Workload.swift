internal import EventLog

/// A ledger's worth of proposals made from one number: the national hosting body at its worst.
///
/// 211 bodies, ten years, a stream for every 25 events or so with the longest 5,000, every
/// recordable type in the shares of the fictional seed, lines in the order in which the facts
/// happened but for one in ten that comes late within its stream, one event in a hundred
/// corrected, one in twenty with a sealed text, three tags an event.
struct Workload {
    /// How many events.
    let count: Int
    private var random: WorkloadRandom
    private var active: [WorkloadStream] = []
    private var made = 0
    private var streamCount = 0
    private var correctable: [WorkloadTarget] = []

    /// The first day, 2013-04-01, and the number of days.
    private static let firstDay = CivilDate(daysSinceEpoch: 15_796)
    private static let dayCount = 3_652
    private static let bodyCount = 211

    init(count: Int, number: UInt64) {
        self.count = count
        random = WorkloadRandom(state: number)
    }

    /// The next line; nil after the last.
    mutating func next() -> [UInt8]? {
        guard made < count else { return nil }
        let day = Workload.firstDay.adding(
            days: Int(Int64(made) * Int64(Workload.dayCount) / Int64(max(count, 1))))
        defer { made += 1 }
        if made < min(Workload.bodyCount, count / 8) { return registration(of: made) }
        if random.chance(1, in: 100), let line = correction(on: day) { return line }
        // As many streams speak at a time as are about to: a year's worth.
        let wanted = max(1, min(count / 25, 20 + count / 250))
        if active.count < wanted { active.append(newStream()) }
        let place = random.below(active.count)
        let line = active[place].next(on: day, &random)
        if let target = line.target {
            correctable.append(target)
            if correctable.count > 64 { correctable.removeFirst(32) }
        }
        if active[place].isDone { active[place] = newStream() }
        return line.bytes
    }

    /// The bodies come first.
    private mutating func registration(of body: Int) -> [UInt8] {
        let code = WorkloadStream.code(body)
        var line = WorkloadLine()
        line.open()
        line.text("actor", "service:register")
        line.key("data")
        line.open()
        line.text("kind", "CCG")
        line.text("name", "NHS Body number \(body) CCG, which is made up")
        line.sources(&random)
        line.close()
        line.envelope(
            on: Workload.firstDay, body: code, subject: "org/\(code)",
            type: "org.organisation-registered.v1")
        return line.bytes
    }

    private mutating func newStream() -> WorkloadStream {
        defer { streamCount += 1 }
        let length =
            switch random.below(1_000) {
            case _ where streamCount == 0: 5_000
            case 0: 500 + random.below(1_500)
            case 1..<20: 50 + random.below(150)
            case 20..<300: 20 + random.below(30)
            default: 5 + random.below(16)
            }
        return WorkloadStream(
            number: streamCount, body: random.below(Workload.bodyCount), length: length, &random)
    }

    /// A recent event is said again or taken back; nil when there is none.
    private mutating func correction(on day: CivilDate) -> [UInt8]? {
        guard let target = correctable.popLast() else { return nil }
        let isWithdrawal = random.chance(1, in: 2)
        var line = WorkloadLine()
        line.open()
        line.text("actor", "person:\(String(random.below(65_536), radix: 16))")
        line.text("corrects", target.id)
        line.key("data")
        line.open()
        if !isWithdrawal {
            line.raw("data", target.data)
            line.text("occurredon", target.day.description)
        }
        line.text("reasonCode", isWithdrawal ? "duplicate" : "sourceCorrected")
        if isWithdrawal { line.sources(&random) }
        line.close()
        line.envelope(
            on: day, body: target.body, subject: target.subject,
            type: isWithdrawal ? "ledger.record-withdrawn.v1" : "ledger.record-corrected.v1")
        return line.bytes
    }
}

/// An event that a later line may correct.
struct WorkloadTarget {
    let id: String
    let subject: String
    let body: String
    let day: CivilDate
    let data: String
}

/// SplitMix64: the same numbers from the same start, on any machine.
///
/// Source: Steele, Lea and Flood 2014.
struct WorkloadRandom {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// A number from 0 to `bound` − 1.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(max(bound, 1))).high)
    }

    mutating func chance(_ part: Int, in whole: Int) -> Bool { below(whole) < part }
}

/// One proposal in canonical JSON, written byte by byte: the making must not be what is measured.
struct WorkloadLine {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(768) }

    mutating func open() { bytes.append(0x7B) }

    mutating func close() { bytes.append(0x7D) }

    mutating func key(_ name: StaticString) {
        if bytes.last != 0x7B { bytes.append(0x2C) }
        bytes.append(0x22)
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(0x22)
        bytes.append(0x3A)
    }

    mutating func text(_ name: StaticString, _ value: String) {
        key(name)
        bytes.append(0x22)
        bytes.append(contentsOf: value.utf8)
        bytes.append(0x22)
    }

    /// A member whose name is known only now, and whose value is JSON already.
    mutating func member(_ name: String, _ value: String) {
        if bytes.last != 0x7B { bytes.append(0x2C) }
        bytes.append(contentsOf: "\"\(name)\":\(value)".utf8)
    }

    /// A member whose value is JSON already.
    mutating func raw(_ name: StaticString, _ value: String) {
        key(name)
        bytes.append(contentsOf: value.utf8)
    }

    /// A citation of a length that brings the event to 500 to 700 bytes.
    mutating func sources(_ random: inout WorkloadRandom) {
        let title = String(repeating: "Register of decisions, page ", count: 2)
        let padding = String(repeating: "x", count: random.below(120))
        raw(
            "sources",
            "[{\"title\":\"\(title)\(padding)\","
                + "\"uri\":\"https://register.example/decisions/\(random.below(1_000_000))\"}]")
    }

    mutating func envelope(
        on day: CivilDate, body: String, subject: String, type: String, id: String? = nil
    ) {
        text("evidencegrade", "official-record")
        if let id { text("id", id) }
        text("occurredon", day.description)
        text("onbehalfof", "GB-NHS-\(body)")
        text("subject", subject)
        text("type", type)
        close()
    }
}
