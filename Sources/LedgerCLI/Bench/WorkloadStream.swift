internal import EventLog

/// One stream of the workload, from its first event to its last.
struct WorkloadStream {
    let number: Int
    let subject: String
    private let kind: Kind
    private let body: Int
    private let length: Int
    private var made = 0
    private var latest: CivilDate?
    private var agreedOn: CivilDate?
    private var declared: String?
    /// Whether the event being made comes late; what others depend on never does.
    private var isLate = false
    /// Whether the event being made may be corrected: nothing later depends on it.
    private var isCorrectable = false

    /// Tells the processes; nil in streams of another kind.
    private var facts: WorkloadFacts?

    private enum Kind {
        case organisation, support, framework, ledger
        case process(WorkloadFacts.Process)
    }

    init(number: Int, body: Int, length: Int, _ random: inout WorkloadRandom) {
        self.number = number
        self.body = body
        self.length = length
        // The shares of a fictional story: of its lines on support 24 in 82 are on bodies.
        let kinds: [(Kind, Int)] =
            [(.organisation, 24), (.support, 42), (.framework, 9), (.ledger, 7)]
            + WorkloadFacts.Process.allCases.map { (.process($0), $0.share) }
        var draw = random.below(kinds.reduce(0) { $0 + $1.1 })
        var kind = Kind.support
        for (candidate, share) in kinds {
            if draw < share {
                kind = candidate
                break
            }
            draw -= share
        }
        self.kind = kind
        subject =
            switch kind {
            case .organisation: "org/B\(number + 10)"
            case .support, .framework: "support/\(WorkloadStream.code(body))/S-\(number)"
            case .ledger: "ledger/coverage-\(number)"
            case .process(let process):
                process.subject(body: WorkloadStream.code(body), number: number)
            }
        if case .process(let process) = kind { facts = WorkloadFacts(process, stream: number) }
    }

    var isDone: Bool { made >= length }

    /// The next event on a day, or a little before it when it comes late.
    mutating func next(
        on day: CivilDate, _ random: inout WorkloadRandom
    ) -> (bytes: [UInt8], target: WorkloadTarget?) {
        var day = day
        if let latest, facts?.mayBeLate ?? true, random.chance(1, in: 10) {
            day = latest.adding(days: -1 - random.below(20))
            isLate = true
        } else {
            latest = day
            isLate = false
        }
        isCorrectable = false
        var needsID = random.chance(1, in: 20)
        if case .ledger = kind { needsID = true }
        let id = needsID ? uuid(&random) : nil
        var line = WorkloadLine()
        line.open()
        line.text("actor", "person:\(String(random.below(65_536), radix: 16))")
        line.key("data")
        let start = line.bytes.count
        line.open()
        let type = write(&line, on: day, id, &random)
        line.close()
        let data = String(decoding: line.bytes[start...], as: UTF8.self)
        let code = WorkloadStream.code(body)
        line.envelope(on: day, body: code, subject: subject, type: type, id: id)
        made += 1
        guard let id, isCorrectable else { return (line.bytes, nil) }
        return (
            line.bytes,
            WorkloadTarget(id: id, subject: subject, body: code, day: day, data: data)
        )
    }

    private mutating func write(
        _ line: inout WorkloadLine, on day: CivilDate, _ id: String?, _ random: inout WorkloadRandom
    ) -> String {
        switch kind {
        case .organisation: organisationEvent(&line, &random)
        case .support: supportEvent(&line, on: day, &random)
        case .framework: frameworkEvent(&line, &random)
        case .ledger: ledgerEvent(&line, on: day, id, &random)
        case .process: facts?.next(&line, on: day, &random) ?? ""
        }
    }

    // MARK: Events by area

    private mutating func organisationEvent(
        _ line: inout WorkloadLine, _ random: inout WorkloadRandom
    ) -> String {
        isCorrectable = made > 0
        if made == length - 1, !isLate {
            isCorrectable = false
            line.text("reasonCode", "transferred")
            line.sources(&random)
            return "org.organisation-closed.v1"
        }
        switch made == 0 ? 0 : 1 + random.below(9) {
        case 0, 1...5:
            line.text("address", "\(1 + random.below(200)) Example Street, Exampleton")
            line.text("kind", "practice")
            line.text("name", "Body number \(number), registered as account \(made)")
            line.sources(&random)
            return "org.organisation-registered.v1"
        case 6:
            line.text("newName", "Body number \(number) under name \(made)")
            line.sources(&random)
            return "org.organisation-renamed.v1"
        case 7:
            line.raw("predecessors", "[\"P\(random.below(99_999) + 10_000)\"]")
            line.sources(&random)
            return "org.organisation-succeeded.v1"
        default:
            line.text("fromSystem", "QZ\(10 + random.below(40))")
            line.sources(&random)
            line.text("toSystem", "QZ\(50 + random.below(40))")
            return "org.boundary-moved.v1"
        }
    }

    private mutating func supportEvent(
        _ line: inout WorkloadLine, on day: CivilDate, _ random: inout WorkloadRandom
    ) -> String {
        let supplier = "0A\(Character(Unicode.Scalar(UInt8(65 + random.below(20)))))"
        let money = "{\"basis\":\"annual\",\"pence\":\(random.below(900_000_000)),\"vat\":\"excl\"}"
        // What comes late is of a kind that no other event depends on.
        let draw = random.below(isLate ? 18 : 38)
        isCorrectable = draw < 18
        switch draw {
        case 0..<4:
            line.raw("estValue", money)
            line.raw("functions", "[\"BI\",\"HR\"]")
            line.sources(&random)
            return "support.support-need-identified.v1"
        case 4..<7:
            line.raw(
                "options",
                "[{\"cost\":\(money),\"kind\":\"CSU\",\"scoreBp\":7200,"
                    + "\"supplier\":\"\(supplier)\"},"
                    + "{\"kind\":\"inHouse\",\"scoreBp\":6400}]")
            line.text("preferred", "CSU")
            line.sources(&random)
            return "support.support-option-appraised.v1"
        case 7..<12:
            line.raw("decision", "{\"item\":\"7\",\"meeting\":\"meeting:\(random.below(999))\"}")
            line.text("option", "CSU")
            if random.chance(1, in: 3) {
                line.text("rationale", "It scored best, and the service goes on without a break.")
            }
            line.text("reasonCode", "quality")
            line.sources(&random)
            line.text("supplier", supplier)
            return "support.support-sourcing-decided.v1"
        case 12..<18:
            line.text("by", "X24")
            line.text("instrument", "frameworkMandate")
            line.raw("legalBasis", "[\"NHS Act 2006, section 14Z\(random.below(20))\"]")
            line.sources(&random)
            if random.chance(1, in: 4) { line.text("text", "Only suppliers on the framework.") }
            return "support.support-decision-constrained.v1"
        case 18..<23: return agreed(&line, on: day, supplier, money, &random)
        case 23..<30:
            line.raw("annualValue", money)
            if random.chance(1, in: 4) { line.text("reason", "More work than was foreseen.") }
            line.text("reasonCode", "growth")
            line.sources(&random)
            return "support.support-service-varied.v1"
        case 30..<33:
            line.raw("competed", random.chance(1, in: 2) ? "true" : "false")
            line.text("newEnd", day.adding(days: 4_000 + random.below(2_000)).description)
            line.sources(&random)
            return "support.support-service-extended.v1"
        case 33..<37 where agreedOn != nil:
            agreedOn = nil
            line.text("reasonCode", "moved")
            line.sources(&random)
            line.text("to", "inHouse")
            return "support.support-service-exited.v1"
        default: return agreed(&line, on: day, supplier, money, &random)
        }
    }

    private mutating func agreed(
        _ line: inout WorkloadLine, on day: CivilDate, _ supplier: String, _ money: String,
        _ random: inout WorkloadRandom
    ) -> String {
        agreedOn = day
        line.raw("annualValue", money)
        line.text("end", day.adding(days: 365 + random.below(1_500)).description)
        line.raw("functions", "[\"BI\",\"contracting\",\"finance\"]")
        line.raw("hostedByBoard", "true")
        line.sources(&random)
        line.text("start", day.description)
        line.text("supplier", supplier)
        return "support.support-service-agreed.v1"
    }

    private mutating func frameworkEvent(
        _ line: inout WorkloadLine, _ random: inout WorkloadRandom
    ) -> String {
        if made == length - 1, !isLate {
            line.raw("affectedCCGs", "[\"\(WorkloadStream.code(random.below(211)))\"]")
            line.text("decidedBy", "X24")
            if length.isMultiple(of: 2) { line.text("into", "0CX") }
            line.sources(&random)
            return length.isMultiple(of: 2) ? "support.csu-merged.v1" : "support.csu-closed.v1"
        }
        line.text("framework", "Framework number \(number) for commissioning support")
        line.text("lot", "lot \(random.below(4))")
        let isAccredited = random.chance(4, in: 7)
        if !isAccredited { line.text("reasonCode", "capacity") }
        line.sources(&random)
        line.text("supplier", "0B\(Character(Unicode.Scalar(UInt8(65 + random.below(20)))))")
        return isAccredited
            ? "support.framework-supplier-accredited.v1"
            : "support.framework-supplier-rejected.v1"
    }

    private mutating func ledgerEvent(
        _ line: inout WorkloadLine, on day: CivilDate, _ id: String?, _ random: inout WorkloadRandom
    ) -> String {
        if let ended = declared, !isLate, random.chance(1, in: 3) {
            declared = nil
            line.text("declared", ended)
            line.text("reasonCode", "superseded")
            line.sources(&random)
            return "ledger.coverage-ended.v1"
        }
        // What a ledger records of itself is never imported: there is nothing else to say of it.
        if !isLate, random.chance(3, in: 4) {
            declared = id
            line.text("area", "support")
            line.text("basis", "routineSince")
            line.text("body", WorkloadStream.code(body))
            line.text("declaredBy", "person:\(random.below(4_096))")
            line.text("extent", "complete")
            line.text("from", day.description)
            line.sources(&random)
            return "ledger.coverage-declared.v1"
        }
        line.text("fromOrigin", "register.example/\(random.below(200))")
        line.text("instrument", "Transfer scheme of \(day)")
        line.text("root", String(repeating: "A", count: 43) + "=")
        line.raw("size", String(random.below(1_000_000)))
        line.sources(&random)
        line.text("toOrigin", "successor.example/\(random.below(200))")
        return "ledger.custody-transferred.v1"
    }

    // MARK: Names

    /// The code of one of the 211 bodies.
    static func code(_ body: Int) -> String {
        "\(10 + body / 26)\(Character(Unicode.Scalar(UInt8(65 + body % 26))))"
    }

    private func uuid(_ random: inout WorkloadRandom) -> String {
        EventID(high: random.next(), low: random.next()).description
    }
}
