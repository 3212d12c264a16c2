public import EventLog

/// Somebody declares a gift or hospitality that was offered.
struct GiftOrHospitalityDeclared: EventData {
    typealias Area = InterestsArea

    static let name = EventTypeName(known: "interests.gift-or-hospitality-declared.v1")
    static let summary = "Somebody declares a gift or hospitality that was offered."
    static let table = FieldTable(event: Self.self)

    let ref: Reference
    let gift: GiftOrHospitality

    init(from fields: inout FieldReader) {
        ref = fields.required("giftRef", "The gift or hospitality, as others name it.")
        let person = fields.required("personRef", "Who was offered it.") as Reference
        let kind = fields.required("kind", "What was offered.") as GiftKind
        let giver = fields.optional("giver", "Who offered it, by ODS code.") as ODSCode?
        let giverName =
            fields.optional("giverName", "The organisation that offered it, by name.") as String?
        let giverPerson =
            fields.optional("giverPerson", "The natural person who offered it.") as NaturalGiver?
        let isSupplier =
            fields.required("isSupplier", "Whether the giver supplies or may come to supply.")
            as Bool
        let value = fields.optional("valuePence", "What it is worth.", unit: "pence") as Pence?
        let isAccepted = fields.required("accepted", "Whether it was accepted.") as Bool
        let offeredOn = fields.optional("offeredOn", "When it was offered.") as CivilDate?
        let approvedBy =
            fields.optional("approvedBy", "Who allowed it to be accepted.") as Reference?
        fields.sealed("description", String.self, .narrative, "What it was, and why, in words.")
        gift = GiftOrHospitality(
            person: person, kind: kind, giver: Supplier(code: giver, name: giverName),
            giverPerson: giverPerson?.person, isSupplier: isSupplier, value: value,
            isAccepted: isAccepted, offeredOn: offeredOn,
            approvedBy: approvedBy)
    }

    var tags: [String] { Tags.of(suppliers: [gift.giver?.code]) }

    func check(in state: InterestsState, _ fact: Fact) throws(InterestsRefusal) {
        if let value = gift.value, value.count < 0 { throw .negativeValue(value) }
        guard let known = state.gifts[ref] else { return }
        if known.value.person != gift.person {
            throw .referenceOfAnother(ref, person: known.value.person, by: known.by)
        }
        if known.on == fact.occurredOn, known.value == gift {
            throw .alreadyDeclared(ref, on: known.on, by: known.by)
        }
    }

    func apply(to state: inout InterestsState, _ fact: Fact) {
        state.note(fact)
        state.gifts.contestDay(ref, gift, fact)
    }
}

/// A natural person who offers something: under a reference of its own, so that the name can be
/// erased for that person's sake.
struct NaturalGiver: FieldGroup {
    static let table = FieldTable(NaturalGiver.self)

    let person: Reference

    init(from fields: inout FieldReader) {
        person = fields.required("personRef", "Who.")
        fields.sealed(
            "name", String.self, .personal, "The person's name.", audience: .parties)
    }
}

/// A gift or hospitality that was offered.
public struct GiftOrHospitality: Hashable, Sendable {
    /// Who was offered it.
    public let person: Reference
    /// What was offered.
    public let kind: GiftKind
    /// The organisation that offered it; nil when none is given.
    public let giver: Supplier?
    /// The natural person who offered it; nil when none is given.
    public let giverPerson: Reference?
    /// Whether the giver supplies or may come to supply.
    public let isSupplier: Bool
    /// What it is worth; nil when not given.
    public let value: Pence?
    /// Whether it was accepted.
    public let isAccepted: Bool
    /// When it was offered; nil when not given.
    public let offeredOn: CivilDate?
    /// Who allowed it to be accepted; nil when nobody is named.
    public let approvedBy: Reference?
}

/// What can be offered.
public enum GiftKind: String, CodeList {
    /// A thing, or money.
    case gift
    /// Food, travel, a place to stay or an event.
    case hospitality
    /// An event or a post that is paid for.
    case sponsorship
}
