public import Commissioning
internal import EventLog

/// What the decisions of a register come to: each counted once, and the part of the body.
public struct RegisterTotals: Sendable {
    /// A sum for each way to count, since amounts with tax and without cannot be added.
    public let sums: [RegisterSum]
    /// How many decisions there are; a joint one is one, however many parties of the line it has.
    public let decisionCount: Int
    /// How many of those commit money and do not say how much.
    public let withoutValue: Int

    /// - Parameter rows: Rows of one register.
    public init(_ rows: [RegisterRow]) {
        let decisions = Dictionary(grouping: rows, by: Key.init)
        var groups: [Basis: RegisterSum] = [:]
        var withoutValue = 0
        for rows in decisions.values where rows[0].countsInTotals {
            guard let basis = Basis(rows) else {
                withoutValue += 1
                continue
            }
            groups[basis, default: RegisterSum(vat: basis.vat, isAnnual: basis.isAnnual)]
                .add(rows)
        }
        sums = groups.sorted { $0.key < $1.key }.map(\.value)
        decisionCount = decisions.count
        self.withoutValue = withoutValue
    }

    /// What one decision is told from another by.
    private struct Key: Hashable {
        let stream: StreamName
        let by: Position
        let award: Reference?
        let what: RegisteredDecision

        init(_ row: RegisterRow) {
            stream = row.stream
            by = row.by
            award = row.award
            what = row.what
        }
    }

    /// How an amount counts.
    private struct Basis: Hashable, Comparable {
        let vat: VAT
        let isAnnual: Bool

        init?(_ rows: [RegisterRow]) {
            let amounts = (rows.map(\.total) + rows.map(\.share)).compactMap(\.amount)
            guard let money = amounts.first else { return nil }
            vat = money.vat
            isAnnual = money.basis == .annual
        }

        static func < (left: Basis, right: Basis) -> Bool {
            (left.vat.rawValue, left.isAnnual ? 1 : 0)
                < (right.vat.rawValue, right.isAnnual ? 1 : 0)
        }
    }
}

/// A sum of amounts that count tax in one way and cover the same.
public struct RegisterSum: Sendable {
    /// Whether value added tax is in it.
    public let vat: VAT
    /// Whether it is what a year costs; else what the whole terms cost.
    public let isAnnual: Bool
    /// How many decisions it is the sum of.
    public private(set) var decisionCount = 0
    /// What they are worth to all parties together; nil when it is more than an amount can be.
    public private(set) var total: Pence?
    /// What they are worth to the body; nil when no row says it, or it is more than an amount can
    /// be.
    public var share: Pence? { hasShare ? shareSum : nil }
    private var shareSum: Pence?
    private var hasShare = false
    /// How many rows do not say what the part of the party is.
    public private(set) var sharesNotStated = 0

    init(vat: VAT, isAnnual: Bool) {
        self.vat = vat
        self.isAnnual = isAnnual
        total = Pence(0)
        shareSum = Pence(0)
    }

    /// Adds the rows of one decision.
    mutating func add(_ rows: [RegisterRow]) {
        decisionCount += 1
        let whole = rows.first?.total.amount
        if let whole { total = total?.sum(with: whole.pence) }
        let shares = rows.compactMap(\.share.amount)
        let isAllHere = rows.flatMap(\.standsFor).count >= (rows.first?.parties.count ?? 0)
        if shares.count < rows.count, isAllHere, let whole {
            // How it is divided is not said, but nobody else has a part of it.
            addShare(whole)
        } else {
            shares.forEach { addShare($0) }
            sharesNotStated += rows.count - shares.count
        }
    }

    private mutating func addShare(_ money: Money) {
        hasShare = true
        shareSum = shareSum?.sum(with: money.pence)
    }
}

extension RegisterCell {
    /// The amount, where it is one.
    public var amount: Money? {
        if case .money(let money, _) = self { money } else { nil }
    }
}

extension Pence {
    /// The sum; nil when it is more than an amount can be.
    func sum(with other: Pence) -> Pence? {
        let (sum, overflow) = count.addingReportingOverflow(other.count)
        return overflow ? nil : Pence(sum)
    }
}
