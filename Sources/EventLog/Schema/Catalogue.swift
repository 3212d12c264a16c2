/// Every event type that a ledger knows, by stored name.
public struct Catalogue: Sendable {
    /// All schemas, in ascending order of their names.
    public let schemas: [EventSchema]
    /// The areas, in the order given.
    let machines: [AreaMachine]
    private let references: [EventTypeName: TypeReference]
    private let areas: [any EventArea.Type]
    private let upcasters: [Upcaster]

    /// Where a stored name leads.
    enum TypeReference: Sendable {
        /// An event type of an area; an older shape comes with the steps to the present one.
        case event(area: Int, type: Int, upcasters: [Upcaster])
        case corrected
        case withdrawn
    }

    /// Gathers the types of areas and the two corrections.
    ///
    /// - Parameters:
    ///   - areas: Each once.
    ///   - upcasters: From every older shape, one version at a time.
    public init(_ areas: [any EventArea.Type], upcasters: [Upcaster] = []) {
        var machines: [AreaMachine] = []
        var references: [EventTypeName: TypeReference] = [
            Correction.corrected: .corrected, Correction.withdrawn: .withdrawn,
        ]
        var schemas = Correction.schemas
        for area in areas {
            let machine = area.parts().machine
            for (index, schema) in machine.types.map(\.schema).enumerated() {
                precondition(references[schema.name] == nil, "two types called \(schema.name)")
                references[schema.name] = .event(area: machines.count, type: index, upcasters: [])
                schemas.append(schema)
            }
            machines.append(machine)
        }
        self.areas = areas
        self.upcasters = upcasters
        self.machines = machines
        self.schemas = schemas.sorted { $0.name < $1.name }
        self.references = Catalogue.adding(upcasters, to: references)
    }

    /// A catalogue of the same types that shares no object with this one: threads that count
    /// references to the same objects wait for one another.
    public var apart: Catalogue { Catalogue(areas, upcasters: upcasters) }

    /// The schema of a type; nil when this release does not know it.
    public func schema(named name: EventTypeName) -> EventSchema? {
        schemas.first { $0.name == name }
    }

    /// The areas' names, in the order given.
    public var areaNames: [String] { machines.map(\.name) }

    func reference(to name: EventTypeName) -> TypeReference? { references[name] }

    func machine(ofArea name: some StringProtocol) -> Int? {
        machines.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
    }

    /// Why a stored type cannot be folded, in one sentence.
    func whyUnreadable(_ name: String) -> String {
        let newer = EventTypeName(name).flatMap { unknown in
            schemas.filter { $0.name.area == unknown.area && $0.name.event == unknown.event }
                .max { $0.name.version < $1.name.version }
        }
        guard let newer else {
            return "\(name) is not a type that this release knows; a later release may read it"
        }
        return "\(name) is another version than \(newer.name), the newest that this release "
            + "reads; use the release that introduced it"
    }

    private static func adding(
        _ upcasters: [Upcaster], to references: [EventTypeName: TypeReference]
    ) -> [EventTypeName: TypeReference] {
        var references = references
        // Newest first, so that each step finds where the next one leads.
        for upcaster in upcasters.sorted(by: { $0.from.version > $1.from.version }) {
            guard case .event(let area, let type, let steps)? = references[upcaster.to] else {
                preconditionFailure("an upcaster to \(upcaster.to), which nothing reads")
            }
            precondition(
                references[upcaster.from] == nil, "\(upcaster.from) is read in another way, too")
            references[upcaster.from] = .event(
                area: area, type: type, upcasters: [upcaster] + steps)
        }
        return references
    }
}
