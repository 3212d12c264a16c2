internal import CanonicalJSON
internal import Commissioning
public import EventLog
public import Projections

/// The contracts of one body on a day, as known at a moment.
public struct ContractsAnswer: Sendable {
    /// The day.
    public let asOf: CivilDate
    /// The moment.
    public let knownAt: KnownAt
    /// Every contract of the body.
    public let contracts: Contracts
    /// Those that are asked for, in the same order.
    public let rows: [HeldContract]
    /// The day by which those asked for end; nil when that is no matter.
    public let endingBy: CivilDate?
    /// Whether the answer says why.
    public let saysWhy: Bool

    /// What those of the rows come to that are in force.
    public var totals: ContractTotals {
        ContractTotals(rows.filter { $0.standing == .inForce })
    }

    /// `{schemaVersion, body, asOf, knownAt, endingBy?, count, rows[], summary}`.
    public var document: Document {
        var document = Document()
        document["body"] = .text(contracts.body)
        document["asOf"] = .text(asOf)
        document["knownAt"] = knownAt.json
        document["endingBy"] = endingBy.map { .text($0) }
        document["count"] = .integer(rows.count)
        document["rows"] = .array(rows.map { .object($0.json(saysWhy)) })
        document["summary"] = .object([
            "inForce": .integer(contracts.count(.inForce)),
            "ahead": .integer(contracts.count(.ahead)),
            "over": .integer(contracts.count(.over)),
            "noAward": .integer(contracts.count(.noAward)),
            "withoutEnd": .integer(contracts.withoutEnd.count),
            "listedInForce": .object(totals.json),
        ])
        return document
    }
}

/// Which of a body's contracts are asked for.
public enum ContractSelection: Hashable, Sendable {
    /// Those that are not over.
    case notOver
    /// Those that are not over and end so soon.
    case expiring(within: Horizon)
    /// All.
    case all
}

extension Ledger {
    /// The contracts of one body.
    ///
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when nothing is known of the code,
    ///   ``LedgerError/usage(_:hint:)`` when it is no code, ``LedgerError/fold(_:)``.
    public func contracts(
        of word: String, _ selection: ContractSelection = .notOver, asOf: AsOf, knownAt: KnownAt,
        saysWhy: Bool = false
    ) throws(LedgerError) -> ContractsAnswer {
        let code = try ODSCode(asked: word)
        let contracts: Contracts
        do throws(FoldError) {
            let view = LogView(store, catalogue, size: knownAt.size, asOf: asOf.day)
            contracts = try Contracts(code, in: view)
        } catch {
            throw .fold(error)
        }
        if contracts.rows.isEmpty, try !hasStreams(of: code, knownAt: knownAt.size) {
            // The state of a body that is not registered is refused with the nearest codes.
            _ = try state(of: word, asOf: asOf, knownAt: knownAt)
        }
        var endingBy: CivilDate?
        let rows: [HeldContract]
        switch selection {
        case .all: rows = contracts.rows
        case .notOver: rows = contracts.rows.filter { $0.standing != .over }
        case .expiring(let horizon):
            let day = horizon.day(after: asOf.day)
            endingBy = day
            rows = contracts.expiring(by: day)
        }
        return ContractsAnswer(
            asOf: asOf.day, knownAt: knownAt, contracts: contracts, rows: rows,
            endingBy: endingBy, saysWhy: saysWhy)
    }
}
