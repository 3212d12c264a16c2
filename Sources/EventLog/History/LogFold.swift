/// Folds a whole log, one row after the other, into the state of every stream.
///
/// Rows are applied as they come. A stream that holds a fact that comes very late, or is corrected
/// or withdrawn long after, is marked, and ``finish(_:)`` folds it again from its history. A
/// stream is settled after its last event, where ``expectEnds(_:)`` said which that is. Only so
/// many states are held at once: when there would be more, those that have been silent longest are
/// settled, too, and marked when they speak again. Where so many streams speak by turns that this
/// happens all the time, they are divided: one part is folded as the rows come, and ``finish(_:)``
/// reads the log once more for each of the others.
public final class LogFold {
    private let catalogue: Catalogue
    private let asOf: CivilDate?
    private let columns: [StateColumn]
    private var streams = NumberedPlaces()
    /// Where the last event of each stream stands, as far as that was said.
    private var ends = NumberedPlaces()
    private var slots: [Slot] = []
    /// The names of marked streams, by their numbers; a state that is held knows its own. There are
    /// too many streams to keep all names.
    private var marked: [Int: StreamName] = [:]
    private var types: [Int64: Catalogue.TypeReference] = [:]
    private var size = LogSize.empty
    /// The number of the type of reveals; nil until one was met.
    private var revealType: Int64?
    /// The streams of whose events sealed values were made known.
    private var revealed: Set<StreamName> = []
    private let capacity: Int
    private let checksForm: Bool
    private var liveCount = 0
    /// Rows taken in, to tell which streams have been silent longest.
    private var clock: UInt32 = 0
    /// Which of how many parts of the streams is being folded.
    private var part: StreamPart
    /// How many streams spoke again after they had been settled, and how many rows there were,
    /// since the streams were divided last.
    private var respoken = 0
    private var rows = 0

    /// In an order that leaves no gaps: there may be very many.
    private struct Slot {
        let stream: Int64
        /// Where its state stands in its column; negative when it is held no longer.
        var place: Int32
        var touched: UInt32 = 0
        let machine: Int16
        /// Whether it is folded from its history at the end.
        var isMarked = false
        /// Whether it stands in a part that is not being folded.
        var isForgotten = false

        init(_ stream: Int64, machine: Int16, place: Int32, isForgotten: Bool = false) {
            self.stream = stream
            self.machine = machine
            self.place = place
            self.isForgotten = isForgotten
        }
    }

    /// A fold of no row yet.
    ///
    /// - Parameters:
    ///   - catalogue: The types to read.
    ///   - asOf: Facts of later days are left out.
    ///   - capacity: How many states to hold at once; more are settled early.
    ///   - checksForm: Whether each leaf is checked to be canonical JSON; not needed of leaves
    ///     whose hashes have been compared.
    ///   - part: The streams to fold; rows of others are passed over.
    public init(
        _ catalogue: Catalogue, asOf: CivilDate? = nil, capacity: Int = .max,
        checksForm: Bool = true, part: StreamPart = StreamPart()
    ) {
        self.checksForm = checksForm
        self.part = part
        self.catalogue = catalogue
        self.asOf = asOf
        self.capacity = max(capacity, 2)
        columns = catalogue.machines.map { StateColumn($0) }
    }

    /// So many states keep a replay of ten million events within the memory that it may take.
    public static let replayCapacity = 32_768

    /// How many streams there are.
    public var streamCount: Int { slots.count }

    /// Has the states of an area handed to `body` as they settle, at the latest by ``finish(_:)``.
    /// A stream that speaks again after that is handed over again; the newest state counts.
    ///
    /// - Parameter body: Gets a number for the stream, dense from 0, its name and its state.
    public func whenSettled<Area: EventArea>(
        in area: Area.Type, _ body: @escaping (Int, StreamName, Area.State) -> Void
    ) {
        guard let machine = catalogue.machine(ofArea: Area.name) else { return }
        columns[machine].settled = { body($0, $1, StateBoxOf<Area.State>.of($2).state) }
    }

    /// Learns where streams end, so that their states are let go of after that. What a store says
    /// wrongly makes the fold slower, and changes no state. To be called before the first row.
    ///
    /// - Throws: ``FoldError``.
    public func expectEnds(_ store: any EventStore) throws(FoldError) {
        do throws(StoreError) {
            try store.streamEnds { stream, last in
                if part.has(stream), let last = Int32(exactly: last.index) {
                    ends.set(last, for: stream)
                }
                return true
            }
        } catch {
            throw .store(error)
        }
    }

    /// Takes in the next row.
    ///
    /// - Throws: ``FoldError``.
    public func take(_ row: EventRow) throws(FoldError) {
        size = LogSize(row.position.index + 1)
        divideIfNeeded()
        guard part.has(row.streamNumber) else { return }
        rows += 1
        let header: LeafHeader
        do throws(FieldIssue) {
            header = try LeafHeader(row.leaf, checksForm: checksForm)
        } catch {
            throw .damaged(row.position, error.reason)
        }
        let reference = try type(of: row, header)
        let number = try slot(of: row, header)
        switch reference {
        case .corrected, .withdrawn:
            if !slots[number].isMarked, !restate(row, header, number) {
                mark(number, try name(in: row, header))
            }
        case .event(let machine, let type, let upcasters):
            guard machine == Int(slots[number].machine) else {
                throw .damaged(row.position, "its type is of another area than its stream")
            }
            if row.typeNumber == revealType { noteReveal(row, header) }
            if slots[number].isMarked { return }
            let outcome = apply(row, header, type, upcasters, number)
            switch outcome {
            case .taken: break
            case .tooLate: mark(number, try name(in: row, header))
            case .damaged(let issue):
                throw .damaged(row.position, "\(issue.path): \(issue.reason)")
            case nil: throw .damaged(row.position, "its data is no object")
            }
        }
        if let end = ends.place(of: row.streamNumber), row.position.index == UInt64(end),
            slots[number].place >= 0
        {
            settle(number)
        }
    }

    /// Hands an event to its state; nil when its data cannot be brought to its present shape.
    private func apply(
        _ row: EventRow, _ header: LeafHeader, _ type: Int, _ upcasters: [Upcaster], _ number: Int
    ) -> FoldOutcome? {
        let place = Int(slots[number].place)
        let column = columns[Int(slots[number].machine)]
        let instant = HistoryOrder.instant(of: header.time, on: header.occurredOn)
        let isLate = column.isLate(header.occurredOn.daysSinceEpoch, instant, at: place)
        if let asOf, header.occurredOn > asOf { return .taken }
        let fact = Fact(
            id: header.id, position: row.position, statedAt: row.position,
            occurredOn: header.occurredOn, precision: header.precision, time: header.time,
            recordedTime: header.recordedTime, isLate: isLate)
        clock &+= 1
        slots[number].touched = clock
        let input = FieldInput(document: row.leaf, range: header.data)
        guard !upcasters.isEmpty else {
            return column.take(type, input, fact, isOfOlderShape: false, at: place)
        }
        return catalogue.withPresentShape(input, upcasters) {
            column.take(type, $0, fact, isOfOlderShape: true, at: place)
        }
    }

    /// What is revealed belongs to facts that were taken in before.
    private func noteReveal(_ row: EventRow, _ header: LeafHeader) {
        let data = FieldInput(document: row.leaf, range: header.data)
        if let stream = RevealStatement(data)?.stream { revealed.insert(stream) }
    }

    /// Corrects or withdraws a fact that is still waiting; false when the history must be asked.
    private func restate(_ row: EventRow, _ header: LeafHeader, _ number: Int) -> Bool {
        guard let id = header.corrects, let reference = types[row.typeNumber] else { return false }
        let column = columns[Int(slots[number].machine)]
        let place = Int(slots[number].place)
        if case .withdrawn = reference { return column.withdraw(id, at: place) }
        var log = FieldLog(purpose: .leaf)
        let input = FieldInput(document: row.leaf, range: header.data)
        let fields = CorrectedFields.read(input, &log)
        guard log.issues.isEmpty else { return false }
        return column.correct(id, fields, row.leaf, by: row.position, asOf: asOf, at: place)
    }

    /// Folds the marked streams again and settles all. Nothing can be taken in afterwards.
    ///
    /// - Throws: ``FoldError``.
    public func finish(_ store: any EventStore) throws(FoldError) {
        try takeOtherParts(store)
        try markRevealed(store)
        for number in slots.indices {
            if slots[number].place >= 0 { settle(number) }
            guard let name = marked[number] else { continue }
            let machine = Int(slots[number].machine)
            let history: StreamHistory
            do throws(StoreError) {
                let statements = try store.statements(.stream(name), knownAt: size)
                let isRevealed = revealed.contains(name)
                history = StreamHistory(
                    statements, isRevealed ? try store.reveals(of: name, knownAt: size) : .none)
            } catch {
                throw .store(error)
            }
            let box = try catalogue.fold(
                history.facts(asOf: asOf), of: name, machine: machine)
            columns[machine].settled(number, name, box)
        }
    }

    /// Values that were made known are part of the states of their streams.
    private func markRevealed(_ store: any EventStore) throws(FoldError) {
        for name in revealed {
            var stream: Int64?
            do throws(StoreError) {
                try store.read(.stream(name), from: Position(0), to: size) { row in
                    stream = row.streamNumber
                    return false
                }
            } catch {
                throw .store(error)
            }
            if let number = stream.flatMap(streams.place) { mark(Int(number), name) }
        }
    }

    // MARK: Holding so many states and no more

    /// Divides the streams once more when too many of them speak by turns: when folding those again
    /// one by one would take longer than to read the log again.
    private func divideIfNeeded() {
        guard respoken > max(capacity / 8, rows / 512), part.mayBeDivided else { return }
        part.divide()
        (respoken, rows) = (0, 0)
        for number in slots.indices where !part.has(slots[number].stream) { forget(number) }
    }

    /// Lets go of a stream whose part is not being folded.
    private func forget(_ number: Int) {
        if slots[number].place >= 0 { release(number) }
        marked[number] = nil
        slots[number] = Slot(
            slots[number].stream, machine: slots[number].machine, place: -1, isForgotten: true)
    }

    private func release(_ number: Int) {
        columns[Int(slots[number].machine)].release(Int(slots[number].place))
        slots[number].place = -1
        liveCount -= 1
    }

    /// Folds the other parts of the streams, which were passed over.
    private func takeOtherParts(_ store: any EventStore) throws(FoldError) {
        let end = size
        while part.isDivided, part.advance() {
            var failure: FoldError?
            let part = part
            do throws(StoreError) {
                try store.read(.all, from: Position(0), to: end) { row in
                    guard part.has(row.streamNumber) else { return true }
                    do throws(FoldError) { try self.take(row) } catch { failure = error }
                    return failure == nil
                }
            } catch {
                throw .store(error)
            }
            if let failure { throw failure }
        }
        size = end
    }

    /// A marked stream is folded again at the end: until then it needs no state.
    private func mark(_ number: Int, _ name: StreamName) {
        slots[number].isMarked = true
        marked[number] = name
        if slots[number].place >= 0 { release(number) }
    }

    /// Settles the streams that have been silent longest: an eighth, so that few of those that
    /// still speak are among them, and the search is seldom.
    private func settleSilent() {
        let live = slots.indices.filter { slots[$0].place >= 0 }
            .sorted { slots[$0].touched < slots[$1].touched }
        for number in live.prefix(live.count / 8 + 1) {
            settle(number)
        }
    }

    /// Hands over the state of a stream, and lets go of it.
    private func settle(_ number: Int) {
        columns[Int(slots[number].machine)].settle(Int(slots[number].place), number)
        release(number)
    }

    // MARK: Finding one's place

    private func type(
        of row: EventRow, _ header: LeafHeader
    ) throws(FoldError) -> Catalogue.TypeReference {
        if let known = types[row.typeNumber] { return known }
        let text = header.text(.type, in: row.leaf) ?? ""
        guard let name = EventTypeName(text), let reference = catalogue.reference(to: name) else {
            throw .unreadable(row.position, catalogue.whyUnreadable(text))
        }
        types[row.typeNumber] = reference
        if name == RevealEvent.name { revealType = row.typeNumber }
        return reference
    }

    private func slot(of row: EventRow, _ header: LeafHeader) throws(FoldError) -> Int {
        if let known = streams.place(of: row.streamNumber) {
            let number = Int(known)
            if slots[number].isForgotten {
                slots[number] = newSlot(
                    row.streamNumber, try name(in: row, header), slots[number].machine)
            } else if slots[number].place < 0, !slots[number].isMarked {
                // Settled, and now it speaks again.
                mark(number, try name(in: row, header))
                respoken += 1
            }
            return number
        }
        let name = try name(in: row, header)
        guard let machine = catalogue.machine(ofArea: name.area) else {
            throw .unreadable(row.position, "its stream is of no area of this release")
        }
        streams.set(Int32(slots.count), for: row.streamNumber)
        slots.append(newSlot(row.streamNumber, name, Int16(machine)))
        return slots.count - 1
    }

    private func name(
        in row: EventRow, _ header: LeafHeader
    ) throws(FoldError) -> StreamName {
        guard let name = StreamName(utf8: header.bytes(.subject, in: row.leaf)) else {
            throw .unreadable(row.position, "its stream is of no area of this release")
        }
        return name
    }

    private func newSlot(_ stream: Int64, _ name: StreamName, _ machine: Int16) -> Slot {
        if liveCount >= capacity { settleSilent() }
        liveCount += 1
        return Slot(stream, machine: machine, place: Int32(columns[Int(machine)].add(name)))
    }
}
