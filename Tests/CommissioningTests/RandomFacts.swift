import Testing

@testable import EventLog

/// Facts made up from the schemas of an area, the same for the same seed number.
struct RandomFacts<Area: EventArea> {
    private var random: SplitMix
    private let types = Area.types

    init(_ area: Area.Type, seed: UInt64) { random = SplitMix(state: seed) }

    /// Applies facts in any order to one stream and checks that the late ones are noted.
    static func applyInAnyOrder(
        _ area: Area.Type, stream: String, lateEntries: (Area.State) -> [Position]
    ) {
        for seed in UInt64(1)...60 {
            var facts = RandomFacts(area, seed: seed)
            var state = Area.initial(StreamName(stream) ?? .example)
            var late: [Position] = []
            for position in Array(UInt64(0)..<50).shuffled(using: &facts.random) {
                guard let event = facts.event() else { continue }
                let fact = facts.fact(at: position)
                do throws(Area.Refusal) {
                    try event.check(in: state, fact)
                } catch {
                    #expect(!error.rule.isEmpty && !error.sentence.isEmpty)
                }
                event.apply(to: &state, fact)
                if fact.isLate { late.append(fact.position) }
            }
            #expect(lateEntries(state) == late, "random seed \(seed)")
        }
    }

    private mutating func fact(at position: UInt64) -> Fact {
        Fact(
            id: EventID(high: 0, low: position % 8), position: Position(position),
            statedAt: Position(position + UInt64.random(in: 0...3, using: &random)),
            occurredOn: CivilDate(daysSinceEpoch: day()), precision: nil, time: nil,
            recordedTime: Instant(microseconds: 0), isLate: Bool.random(using: &random))
    }

    private mutating func day() -> Int32 { Int32.random(in: 15_796...15_800, using: &random) }

    /// An event whose data are as they must be; nil after many tries.
    private mutating func event() -> TestEvent<Area>? {
        guard let type = types.randomElement(using: &random) else { return nil }
        for _ in 0..<60 {
            let (event, log) = Reading.read(type, object(type.schema.fields), .proposal)
            if log.issues.isEmpty { return event }
        }
        Issue.record("no data could be made up for \(type.schema.name)")
        return nil
    }

    private mutating func object(_ fields: [FieldDescription]) -> String {
        var members: [String] = []
        for field in fields where field.isRequired || Bool.random(using: &random) {
            members.append("\"\(field.name)\":\(value(field.shape))")
        }
        return "{\(members.joined(separator: ","))}"
    }

    private mutating func value(_ shape: FieldShape) -> String {
        switch shape {
        case .text, .line: return "\"\(pick(["North", "South", "Lot 1"]))\""
        case .code(let codes): return "\"\(pick(codes))\""
        case .formatted(let name, _, let example):
            switch name {
            case "day": return "\"\(CivilDate(daysSinceEpoch: day()))\""
            case "ODS code": return "\"\(pick(["02Q", "0AR", "QF7"]))\""
            case "event id": return "\"\(EventID(high: 0, low: UInt64(pick([1, 2, 3]))))\""
            default: return "\"\(example)\""
            }
        case .integer(let range):
            return "\(pick([range.lowerBound, range.upperBound, max(1, range.lowerBound)]))"
        case .boolean: return pick(["true", "false"])
        case .list(let element):
            let count = Int.random(in: 1...3, using: &random)
            return "[\((0..<count).map { _ in value(element) }.joined(separator: ","))]"
        case .group(let fields): return object(fields)
        }
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }
}

/// Numbers that are the same for the same start. Source: Steele, Lea and Flood, OOPSLA 2014.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
