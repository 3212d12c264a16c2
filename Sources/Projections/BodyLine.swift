public import Commissioning
public import EventLog

/// A body and all whose work passed over to it: what they agreed to, it carries on.
public struct BodyLine: Sendable {
    /// The body, then those it followed, nearest first; each once.
    public let codes: [ODSCode]
    /// To whom the work of each of those it followed passed over, and from when.
    public let handovers: [ODSCode: Handover]

    /// Follows the successions that had taken effect.
    ///
    /// - Throws: ``FoldError``.
    public init(_ code: ODSCode, in view: LogView) throws(FoldError) {
        var codes = [code]
        var handovers: [ODSCode: Handover] = [:]
        var next = 0
        while next < codes.count {
            defer { next += 1 }
            guard let name = StreamName("org/\(codes[next])"),
                let fold = try view.fold(name, in: OrganisationArea.self)
            else { continue }
            for succession in fold.state.successions
            where succession.value.effectiveOn <= view.asOf {
                for code in succession.value.predecessors where !codes.contains(code) {
                    codes.append(code)
                    handovers[code] = Handover(
                        to: codes[next], on: succession.value.effectiveOn)
                }
            }
        }
        self.codes = codes
        self.handovers = handovers
    }

    /// A body without those it followed.
    public init(alone code: ODSCode) {
        codes = [code]
        handovers = [:]
    }

    /// The body itself.
    public var body: ODSCode { codes[0] }

    /// Who held on a day what was a body's: the body itself, or who had followed it by then.
    public func holder(of code: ODSCode, on day: CivilDate) -> ODSCode {
        var holder = code
        // Each handover leads nearer to the body, so that this ends.
        while let handover = handovers[holder], handover.on <= day { holder = handover.to }
        return holder
    }

    /// The streams of an area that are its own or came to it, and those of other bodies that name
    /// one of its line, in ascending order of names within each.
    ///
    /// - Parameters:
    ///   - body: The body in a stream's name.
    ///   - names: Whether the state of another body's stream names a body of the line as a party.
    /// - Throws: ``FoldError``.
    public func folds<Area: EventArea>(
        in area: Area.Type, _ view: LogView, body: (StreamName) -> ODSCode?,
        names: (Area.State, Set<ODSCode>) -> Bool
    ) throws(FoldError) -> [FoldedStream<Area.State>] {
        try folds(in: area, view, LineMentions(self, in: view), body: body, names: names)
            .filter { $0.factCount > 0 }
    }

    /// The same, with what names the bodies of the line as it was read before, and with the own
    /// streams of which every fact was taken back.
    func folds<Area: EventArea>(
        in area: Area.Type, _ view: LogView, _ mentions: LineMentions,
        body: (StreamName) -> ODSCode?, names: (Area.State, Set<ODSCode>) -> Bool
    ) throws(FoldError) -> [FoldedStream<Area.State>] {
        let line = Set(codes)
        var folds: [FoldedStream<Area.State>] = []
        for code in codes {
            folds += try view.folds(startingWith: "\(Area.name)/\(code)/", in: area)
        }
        var joint: Set<StreamName> = []
        for code in codes {
            for name in mentions.streams[code] ?? [] where name.isOf(Area.name) {
                if let owner = body(name), !line.contains(owner) { joint.insert(name) }
            }
        }
        for name in joint.sorted() {
            guard let fold = try view.fold(name, in: area), fold.factCount > 0,
                names(fold.state, line)
            else { continue }
            folds.append(fold)
        }
        return folds
    }
}

/// A passing of a body's work to the body that followed it.
public struct Handover: Hashable, Sendable {
    /// Who followed it.
    public let to: ODSCode
    /// From when.
    public let on: CivilDate
}

extension StreamName {
    /// Whether it is a stream of the area of that name.
    fileprivate func isOf(_ area: String) -> Bool { self.area.utf8.elementsEqual(area.utf8) }
}
