internal import CanonicalJSON

/// Reads an object's fields, each declared once: from the declarations come decoding, validation,
/// the JSON Schema, the CSV template and the reference page.
///
/// The same `init(from:)` runs in two modes. With an object before it, a declaration returns the
/// member's value. Without one, it notes what the field is and returns an example.
///
/// What is generic is inlinable, so that each module compiles it for its own types: a replay calls
/// it some ten times an event.
public struct FieldReader: ~Copyable {
    /// The most fields an object can declare.
    static let capacity = 32

    var described: [FieldDescription] = []
    @usableFromInline var log: FieldLog
    private let object: FieldInput
    @usableFromInline let isDescribing: Bool
    private var slots = InlineArray<32, Slot>(repeating: Slot())
    private var declared = 0

    /// Where a member's value stands in the document; `end` is 0 when there is no such member.
    private struct Slot {
        var start: Int32 = 0
        var end: Int32 = 0
    }

    /// A reader that notes what is declared.
    init(describing: Void) {
        log = FieldLog(purpose: .leaf)
        object = FieldInput(document: UnsafeBufferPointer(start: nil, count: 0), range: 0..<0)
        isDescribing = true
    }

    /// A reader of the object at `input`, whose members are matched with `table` at once. It keeps
    /// the log until ``finish(_:)``.
    @usableFromInline
    init(_ input: FieldInput, table: borrowing FieldTable, log: inout FieldLog) {
        self.log = FieldLog(purpose: log.purpose)
        swap(&self.log, &log)
        object = input
        isDescribing = false
        match(with: table)
    }

    /// Gives the log back.
    @usableFromInline
    mutating func finish(_ log: inout FieldLog) { swap(&self.log, &log) }

    /// A field that every event of the type has.
    @inlinable
    public mutating func required<Value: FieldValue>(
        _ name: StaticString, _ doc: StaticString, unit: StaticString? = nil,
        audience: Audience = .everyone, source: StaticString? = nil
    ) -> Value {
        if isDescribing {
            describe(name, Value.shape.inOneLine, unit, true, nil, audience, doc, source)
            return Value.example
        }
        guard let input = nextInput() else {
            lacks(name)
            return Value.example
        }
        log.begin(name)
        return Value.read(input, &log)
    }

    /// A field that an event of the type may have.
    @inlinable
    public mutating func optional<Value: FieldValue>(
        _ name: StaticString, _ doc: StaticString, unit: StaticString? = nil,
        audience: Audience = .everyone, source: StaticString? = nil
    ) -> Value? {
        if isDescribing {
            describe(name, Value.shape.inOneLine, unit, false, nil, audience, doc, source)
            return nil
        }
        guard let input = nextInput() else { return nil }
        log.begin(name)
        return Value.read(input, &log)
    }

    /// A field that holds one or more values; an event may leave it out unless it is required.
    @inlinable
    public mutating func list<Value: FieldValue>(
        _ name: StaticString, _ doc: StaticString, isRequired: Bool = false,
        unit: StaticString? = nil, audience: Audience = .everyone, source: StaticString? = nil
    ) -> [Value] {
        if isDescribing {
            let shape = FieldShape.list(Value.shape.inOneLine)
            describe(name, shape, unit, isRequired, nil, audience, doc, source)
            return []
        }
        guard let input = nextInput() else {
            if isRequired { lacks(name) }
            return []
        }
        var values: [Value] = []
        guard var walk = items(input) else { return values }
        while let range = walk.nextItem() {
            log.begin(name, values.count)
            values.append(Value.read(FieldInput(document: input.document, range: range), &log))
        }
        if values.isEmpty { refuseEmpty(input, name) }
        return values
    }

    /// A field that is kept out of the leaf. Its value is checked in a proposal, and in a leaf only
    /// a digest stands for it: what folds leaves has it from the position of the event on that
    /// reveals it, and no sooner.
    ///
    /// - Returns: The value of an embargoed or restricted field, once it was revealed.
    @discardableResult
    public mutating func sealed<Value: FieldValue>(
        _ name: StaticString, _ type: Value.Type, _ sealing: SealingClass, _ doc: StaticString,
        isRequired: Bool = false, audience: Audience = .everyone, source: StaticString? = nil
    ) -> Revealed<Value>? {
        if isDescribing {
            describe(name, Value.shape, nil, isRequired, sealing, audience, doc, source)
            return nil
        }
        checkSealed(name, type, sealing, isRequired, audience)
        guard !log.revealed.isEmpty, sealing == .embargoed || sealing == .restricted else {
            return nil
        }
        return log.readRevealed(name.description)
    }

    /// Checks the value of a sealed field, which only a proposal has.
    private mutating func checkSealed<Value: FieldValue>(
        _ name: StaticString, _ type: Value.Type, _ sealing: SealingClass, _ isRequired: Bool,
        _ audience: Audience
    ) {
        guard let input = nextInput() else {
            if isRequired, log.purpose == .proposal { lacks(name) }
            return
        }
        guard log.purpose == .proposal else {
            return log.refuse(input, "\(name) is sealed and must not stand in a leaf")
        }
        let before = log.sealed.count
        log.begin(name, isSealed: true)
        _ = Value.read(input, &log)
        // What is sealed within it goes with it.
        log.sealed.removeSubrange(before...)
        log.sealed.append(
            SealedField(
                name: log.prefix + name.description, range: input.range, sealing: sealing,
                audience: audience))
    }

    /// The fields that every event type may have; no state depends on them, so that in a stored
    /// leaf they are left alone.
    @usableFromInline
    mutating func readCommonFields() {
        guard isDescribing || log.purpose == .proposal else { return }
        let sources = "Public documents that the fact rests on." as StaticString
        _ = list("sources", sources) as [Citation]
        let attachments =
            "Documents kept beside the ledger; their bytes are never in it." as StaticString
        _ = list("attachments", attachments) as [Citation]
    }

    // MARK: Matching members with fields

    /// The document was read strictly before: here only the shape can be wrong.
    private mutating func match(with table: FieldTable) {
        let document = object.document
        guard object.bytes.first == 0x7B else {
            return log.refuse(
                object, "an object is expected here", hint: "write {…} around the fields")
        }
        var walk = JSONWalk(document, at: object.range)
        var hint = 0
        while let member = walk.nextMember() {
            guard let place = place(of: member, in: table, hint: &hint) else {
                refuseUnknown(member, table: table)
                continue
            }
            slots[place] = Slot(
                start: Int32(truncatingIfNeeded: member.value.lowerBound),
                end: Int32(truncatingIfNeeded: member.value.upperBound))
        }
    }

    private func place(
        of member: JSONWalk.Member, in table: FieldTable, hint: inout Int
    ) -> Int? {
        guard member.keyHasEscapes else {
            let key = UnsafeBufferPointer(rebasing: object.document[member.key])
            return table.names.place(of: key, hint: &hint)
        }
        var key = self.key(of: member)
        return key.withUTF8 { table.names.place(of: $0, hint: &hint) }
    }

    private func key(of member: JSONWalk.Member) -> String {
        let quoted = (member.key.lowerBound - 1)..<(member.key.upperBound + 1)
        return FieldInput(document: object.document, range: quoted).string() ?? ""
    }

    private mutating func refuseUnknown(_ member: JSONWalk.Member, table: FieldTable) {
        let key = self.key(of: member)
        if key == "_sd", log.purpose == .leaf { return }
        let shown = FieldIssue.printable(Array(key.utf8.prefix(64))[...])
        let input = FieldInput(document: object.document, range: member.value)
        let names = table.fields.map(\.name).joined(separator: ", ")
        log.refuse(input, "\(shown) is not a field here", hint: "the fields are \(names)")
    }

    @usableFromInline
    mutating func nextInput() -> FieldInput? {
        let slot = slots[declared]
        declared += 1
        guard slot.end > 0 else { return nil }
        return FieldInput(document: object.document, range: Int(slot.start)..<Int(slot.end))
    }

    // MARK: Reading

    @usableFromInline
    mutating func lacks(_ name: StaticString) { log.missing(name.description, in: object) }

    /// Steps through the items of a list; nil when the value is none.
    @usableFromInline
    mutating func items(_ input: FieldInput) -> FieldItems? {
        guard input.bytes.first == 0x5B else {
            log.refuse(input, "a list is expected here", hint: "write […] around the value")
            return nil
        }
        return FieldItems(input)
    }

    @usableFromInline
    mutating func refuseEmpty(_ input: FieldInput, _ name: StaticString) {
        log.refuse(input, "the list is empty", hint: "leave \(name) out instead")
    }

    // MARK: Describing

    @usableFromInline
    mutating func describe(
        _ name: StaticString, _ shape: FieldShape, _ unit: StaticString?, _ isRequired: Bool,
        _ sealing: SealingClass?, _ audience: Audience, _ doc: StaticString,
        _ source: StaticString?
    ) {
        described.append(
            FieldDescription(
                name: name.description, shape: shape, unit: unit?.description,
                isRequired: isRequired, sealing: sealing, audience: audience,
                doc: doc.description, source: source?.description))
    }
}

/// Where the items of a list stand, one after the other.
@usableFromInline
struct FieldItems {
    private var walk: JSONWalk

    init(_ list: FieldInput) { walk = JSONWalk(list.document, at: list.range) }

    @usableFromInline
    mutating func nextItem() -> Range<Int>? { walk.nextItem() }
}
