internal import Commissioning
internal import EventLog

/// Facts of the areas whose streams tell a process from its first step to its last: type after
/// type in the order of the catalogue, with data made up from their schemas.
struct WorkloadFacts {
    /// The areas, each with how often its streams occur.
    enum Process: CaseIterable {
        case governance, procurement, contract, choice, interests, mandate, authorisation, measure
        case audit

        /// How many of the lines of a fictional year are of it.
        var share: Int {
            switch self {
            case .governance: 20
            case .procurement: 60
            case .contract: 20
            case .choice: 30
            case .interests: 20
            case .mandate: 1
            case .authorisation: 1
            case .measure: 2
            case .audit: 1
            }
        }

        var schemas: [EventSchema] {
            switch self {
            case .governance: GovernanceArea.types.map(\.schema)
            case .procurement: ProcurementArea.types.map(\.schema)
            case .contract: ContractArea.types.map(\.schema)
            case .choice: ChoiceArea.types.map(\.schema)
            case .interests: InterestsArea.types.map(\.schema)
            case .mandate: MandateArea.types.map(\.schema)
            case .authorisation: AuthorisationArea.types.map(\.schema)
            case .measure: MeasureArea.types.map(\.schema)
            case .audit: AuditArea.types.map(\.schema)
            }
        }

        func subject(body: String, number: Int) -> String {
            switch self {
            case .governance: "governance/W\(number + 10)"
            case .procurement: "procurement/\(body)/P-\(number)"
            case .contract: "contract/\(body)/C-\(number)"
            case .choice: "choice/\(body)/S-\(number)"
            case .interests: "interests/W\(number + 10)"
            case .mandate: "mandate/W\(number + 10)"
            case .authorisation: "authorisation/W\(number + 10)"
            case .measure: "measure/\(body)/M-\(number)"
            case .audit: "audit/\(body)/A-\(number)"
            }
        }
    }

    /// Each process's schemas, described once.
    private static let schemas = Dictionary(
        uniqueKeysWithValues: Process.allCases.map { ($0, $0.schemas) })

    /// Either of two fields must be there, or tells one fact from the next: the first is, though
    /// its schema leaves it out.
    private static let wanted: Set = [
        "supplier", "toBody", "urgent", "signedFor", "objectiveId", "numerator", "denominator",
    ]

    private let process: Process
    /// Makes every reference another one.
    private let stream: Int
    private var made = 0

    init(_ process: Process, stream: Int) {
        self.process = process
        self.stream = stream
    }

    /// How often all types had been told before the fact that was made last.
    private var round: Int { (made - 1) / (WorkloadFacts.schemas[process]?.count ?? 1) }

    /// Whether the next fact may come late: what happens once must not precede what it ends.
    var mayBeLate: Bool {
        let name = schema.name.event
        return ![
            "awarded", "terminated", "signed", "abandoned", "commenced", "interest-declared",
            "interest-updated", "interest-ended", "withheld",
        ].contains { name.hasSuffix($0) }
    }

    private var schema: EventSchema {
        let schemas = WorkloadFacts.schemas[process] ?? []
        return schemas[made % schemas.count]
    }

    /// The next type's name, its data written as members in order.
    mutating func next(
        _ line: inout WorkloadLine, on day: CivilDate, _ random: inout WorkloadRandom
    ) -> String {
        let schema = schema
        made += 1
        for field in members(of: schema.fields, &random) {
            line.member(field.name, value(field, on: day, &random))
        }
        return schema.name.text
    }

    /// The fields that are written, in ascending order of their names.
    private func members(
        of fields: [FieldDescription], _ random: inout WorkloadRandom
    ) -> [FieldDescription] {
        fields.filter { field in
            if field.isRequired || field.name == "sources" { return true }
            if WorkloadFacts.wanted.contains(field.name) { return true }
            return field.sealing == .narrative && random.chance(1, in: 20)
        }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private func value(
        _ field: FieldDescription, on day: CivilDate, _ random: inout WorkloadRandom
    ) -> String {
        switch field.name {
        // One interest and one person for each time that the types are told.
        case "interestRef": return "\"i\(stream)-\(round)\""
        case "personRef" where process == .interests: return "\"p\(stream)-\(round)\""
        case "decision", "decidedIn":
            return "{\"item\":\"7\",\"meeting\":\"meeting:\(random.below(999))\"}"
        case "sources":
            return "[{\"title\":\"Minutes of the governing body, page \(random.below(200))\","
                + "\"uri\":\"https://register.example/decisions/\(random.below(1_000_000))\"}]"
        case "to", "end", "newEnd", "closes", "endsOn": return "\"\(day.adding(days: 400))\""
        default: return value(field.shape, on: day, &random)
        }
    }

    private func value(
        _ shape: FieldShape, on day: CivilDate, _ random: inout WorkloadRandom
    ) -> String {
        switch shape {
        case .text, .line: return "\"Service number \(stream), matter \(made)\""
        case .code(let codes): return "\"\(codes[random.below(codes.count)])\""
        case .formatted(let name, _, let example):
            switch name {
            case "day": return "\"\(day)\""
            case "ODS code": return "\"A\(100 + made % 900)\""
            case "reference": return "\"r\(stream)-\(made)-\(random.below(1_000_000))\""
            default: return "\"\(example)\""
            }
        case .integer(let range): return "\(max(range.lowerBound, 10))"
        case .boolean: return random.chance(1, in: 2) ? "true" : "false"
        case .list(let element): return "[\(value(element, on: day, &random))]"
        case .group(let fields):
            let members = members(of: fields, &random).map { field in
                "\"\(field.name)\":\(value(field, on: day, &random))"
            }
            return "{\(members.joined(separator: ","))}"
        }
    }
}
