internal import Commissioning
public import EventLog
internal import Synchronization

/// An open ledger: its log, the types it knows, and what the verbs need beside them.
public struct Ledger: Sendable {
    /// The log.
    public let store: any EventStore
    /// The types it knows.
    public private(set) var catalogue: Catalogue
    /// Keyed digests of requests; nil when the ledger is only read.
    public let requestMAC: RequestMAC?
    /// The keys of persons; nil when none are at hand, and personal values stay locked.
    public let vault: (any DisclosureVault)?
    /// The present time.
    public let clock: any LedgerClock
    /// What is said where proposals are silent.
    public private(set) var defaults: ProposalDefaults
    /// Where ids and salts come from.
    public let random: any RandomSource
    /// Where the keys of persons come from; in a simulated ledger, from a fixed number.
    let keyRandom: any RandomSource
    /// Whether the clock has jumped; the same for all copies.
    let clockWatch: ClockWatch
    /// Whether recorded times come from proposals, and ids and salts from a fixed number.
    public let isSimulated: Bool

    /// Who acts, and for which body, where the ledger speaks of itself and nobody else is named.
    public static let ownActor = "service:ccgledger"
    /// See ``ownActor``.
    public static let ownBody = "GB-NHS-X24"

    /// The format that this release writes. Until release 1.0 it may not open later.
    public static let format: Int64 = 0

    /// Every event type of the domain.
    public static let catalogue = Catalogue(CommissioningAreas.all)

    /// - Parameters:
    ///   - store: The log.
    ///   - requestMAC: Keyed digests of requests; nil when the ledger is only read.
    ///   - vault: The keys of persons; nil when personal values are neither recorded nor shown.
    ///   - clock: The present time.
    ///   - defaults: What is said where proposals are silent; whether the clock is simulated is
    ///     read from the log.
    ///   - catalogue: The types it knows.
    ///   - warn: Takes what whoever keeps the ledger should know, in a sentence.
    /// - Throws: ``LedgerError`` when the log's first event is not that of a ledger.
    public init(
        _ store: any EventStore, requestMAC: RequestMAC?, vault: (any DisclosureVault)? = nil,
        clock: any LedgerClock = SystemClock(), defaults: ProposalDefaults = ProposalDefaults(),
        catalogue: Catalogue = Ledger.catalogue,
        warn: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(LedgerError) {
        let opening = try Ledger.opening(of: store)
        self.store = store
        self.requestMAC = requestMAC
        self.vault = vault
        self.clock = clock
        self.catalogue = catalogue
        clockWatch = ClockWatch(warn: warn)
        var defaults = defaults
        isSimulated = opening.isSimulated
        defaults.hasSimulatedClock = opening.isSimulated
        // Of a story all is told, what the ledger in it recorded of itself, too.
        defaults.allowsOwnFacts = opening.isSimulated
        self.defaults = defaults
        random = opening.isSimulated ? SimulatedRandom(start: opening.size.count) : SystemRandom()
        // Another sequence than that of ids and salts, so that a vault changes neither.
        keyRandom =
            opening.isSimulated ? SimulatedRandom(start: ~opening.size.count) : SystemRandom()
    }

    /// The same ledger with a catalogue of its own, for work on another core.
    var apart: Ledger {
        var copy = self
        copy.catalogue = catalogue.apart
        return copy
    }

    /// The same ledger, where it is the ledger that speaks.
    var speakingOfItself: Ledger {
        var copy = self
        copy.defaults.allowsOwnFacts = true
        return copy
    }

    /// Where the salts of a proposal come from that brings its id: in a simulated ledger from that
    /// alone, so that its digests are the same wherever it is recorded, and a story can reveal
    /// them. Nil for any other.
    func saltSource(for header: ProposalHeader) -> (any RandomSource)? {
        guard isSimulated, let id = header.id else { return nil }
        return SimulatedRandom(start: id.high &* 31 ^ id.low)
    }

    private static func opening(
        of store: any EventStore
    ) throws(LedgerError) -> (isSimulated: Bool, size: LogSize) {
        do throws(StoreError) {
            let head = try store.head()
            var isSimulated = false
            try store.read(.all, from: Position(0), to: min(head.size, LogSize(1))) { row in
                let leaf = row.leaf
                guard let header = try? LeafHeader(leaf) else { return false }
                isSimulated = LedgerOpening.isSimulated(
                    FieldInput(document: leaf, range: header.data))
                return false
            }
            return (isSimulated, head.size)
        } catch {
            throw .store(error)
        }
    }
}

/// Ids and salts that are the same at each run, for a ledger with a simulated clock.
///
/// Source: SplitMix64 (Steele, Lea and Flood 2014).
public final class SimulatedRandom: RandomSource {
    private let state: Mutex<UInt64>

    /// - Parameter start: The size of the log, so that no two runs give the same.
    public init(start: UInt64) {
        state = Mutex(start &* 0x9E37_79B9_7F4A_7C15 ^ 0x05EE_D001)
    }

    public func sixteenBytes() -> (UInt64, UInt64) {
        state.withLock { (SimulatedRandom.next(&$0), SimulatedRandom.next(&$0)) }
    }

    private static func next(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
