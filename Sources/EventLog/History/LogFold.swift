/// Folds a whole log, one row after the other, into the state of every stream.
///
/// Rows are applied as they come. A stream that holds a late, corrected or withdrawn fact is
/// marked, and ``finish(_:)`` folds it again from its history.
public final class LogFold {
    private let catalogue: Catalogue
    private let asOf: CivilDate?
    private var columns: [any StateColumn]
    private var streams: [Int64: Int32] = [:]
    private var slots: [Slot] = []
    private var names: [StreamName] = []
    private var types: [Int64: Catalogue.TypeReference] = [:]
    private var size = LogSize.empty

    private struct Slot {
        var machine: Int16
        var isMarked = false
        var place: Int32
        var latestDay: Int32 = .min
        var latestInstant: Int64 = .min
    }

    /// A fold of no row yet.
    ///
    /// - Parameters:
    ///   - catalogue: The types to read.
    ///   - asOf: Facts of later days are left out.
    public init(_ catalogue: Catalogue, asOf: CivilDate? = nil) {
        self.catalogue = catalogue
        self.asOf = asOf
        columns = catalogue.machines.map { $0.column() }
    }

    /// How many streams there are.
    public var streamCount: Int { slots.count }

    /// Takes in the next row.
    ///
    /// - Throws: ``FoldError``.
    public func take(_ row: EventRow) throws(FoldError) {
        size = LogSize(row.position.index + 1)
        let header: LeafHeader
        do throws(FieldIssue) {
            header = try LeafHeader(row.leaf)
        } catch {
            throw .damaged(row.position, error.reason)
        }
        let reference = try type(of: row, header)
        let number = try slot(of: row, header)
        switch reference {
        case .corrected, .withdrawn:
            slots[number].isMarked = true
        case .event(let machine, let type, let upcasters):
            guard machine == Int(slots[number].machine) else {
                throw .damaged(row.position, "its type is of another area than its stream")
            }
            let fact = fact(row, header, number)
            if let asOf, fact.occurredOn > asOf { return }
            if slots[number].isMarked { return }
            let input = FieldInput(document: row.leaf, range: header.data)
            let place = Int(slots[number].place)
            let issue = catalogue.withPresentShape(input, upcasters) {
                columns[machine].apply(type, $0, fact, at: place)
            }
            if let issue { throw .damaged(row.position, "\(issue.path): \(issue.reason)") }
        }
    }

    /// Folds the marked streams again. Nothing can be taken in afterwards.
    ///
    /// - Throws: ``FoldError``.
    public func finish(_ store: any EventStore) throws(FoldError) {
        for (number, slot) in slots.enumerated() where slot.isMarked {
            let history: StreamHistory
            do throws(StoreError) {
                history = try store.history(of: names[number], knownAt: size)
            } catch {
                throw .store(error)
            }
            let box = try catalogue.fold(
                history.facts(asOf: asOf), of: names[number], machine: Int(slot.machine))
            columns[Int(slot.machine)].replace(Int(slot.place), by: box)
            slots[number].isMarked = false
        }
    }

    /// The streams of an area with their states, in the order in which they first came.
    public func states<Area: EventArea>(of area: Area.Type) -> [(StreamName, Area.State)] {
        for case let column as Column<Area> in columns {
            return Array(zip(column.streams, column.states))
        }
        return []
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
        return reference
    }

    private func slot(of row: EventRow, _ header: LeafHeader) throws(FoldError) -> Int {
        if let known = streams[row.streamNumber] { return Int(known) }
        guard let name = StreamName(utf8: header.bytes(.subject, in: row.leaf)),
            let machine = catalogue.machine(ofArea: name.area)
        else { throw .unreadable(row.position, "its stream is of no area of this release") }
        let place = columns[machine].add(name)
        streams[row.streamNumber] = Int32(slots.count)
        slots.append(Slot(machine: Int16(machine), place: Int32(place)))
        names.append(name)
        return slots.count - 1
    }

    /// The fact, and a mark when it is late.
    private func fact(_ row: EventRow, _ header: LeafHeader, _ number: Int) -> Fact {
        let day = header.occurredOn.daysSinceEpoch
        let instant = header.time?.microseconds ?? .min
        let isLate =
            (day, instant) < (slots[number].latestDay, slots[number].latestInstant)
        if isLate {
            slots[number].isMarked = true
        } else {
            slots[number].latestDay = day
            slots[number].latestInstant = instant
        }
        return Fact(
            id: header.id, position: row.position, statedAt: row.position,
            occurredOn: header.occurredOn, precision: header.precision, time: header.time,
            recordedTime: header.recordedTime, isLate: isLate)
    }
}
