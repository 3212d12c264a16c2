public import Commissioning
internal import EventLog

/// What the log has that names a body of a line: read once, however many areas are asked about.
struct LineMentions: Sendable {
    /// The line.
    let line: BodyLine
    /// The streams with an event that names a body, by body; in ascending order of names.
    let streams: [ODSCode: [StreamName]]

    /// - Throws: ``FoldError``.
    init(_ line: BodyLine, in view: LogView) throws(FoldError) {
        self.line = line
        var streams: [ODSCode: [StreamName]] = [:]
        for code in line.codes { streams[code] = try view.streams(tagged: "body:\(code)") }
        self.streams = streams
    }

    /// Who had followed each body of the line by the day, earliest first.
    ///
    /// - Throws: ``FoldError``.
    func successors(in view: LogView) throws(FoldError) -> [ODSCode: [Successor]] {
        var successors: [ODSCode: [Successor]] = [:]
        for code in line.codes {
            let followers = try Successor.gathered(from: streams[code] ?? [], in: view)
            successors[code] = followers[code]?.filter { $0.effectiveOn <= view.asOf }
        }
        return successors
    }
}

/// A line of bodies that may have parts in joint work, and who followed each.
struct HoldingLine: Sendable {
    /// The body, then those it followed.
    let codes: [ODSCode]
    /// Who had followed each by the day, earliest first.
    let successors: [ODSCode: [Successor]]

    /// The body itself.
    var body: ODSCode { codes[0] }

    /// How work whose stream is under `owner` came to the body.
    func origin(of owner: ODSCode?) -> HeldOrigin {
        guard let owner, owner != body else { return .own }
        return codes.contains(owner) ? .carriedOver(from: owner) : .ledBy(owner)
    }

    /// The bodies outside the line that followed one of it.
    func othersFollowing(_ code: ODSCode) -> [Successor] {
        code == body ? [] : (successors[code] ?? []).filter { !codes.contains($0.code) }
    }
}

/// How a contract or a procurement comes to be a body's.
public enum HeldOrigin: Hashable, Sendable {
    /// Its stream is the body's own.
    case own
    /// Its stream is that of a body that this one followed.
    case carriedOver(from: ODSCode)
    /// Its stream is another body's, which leads joint work in which this one, or one that it
    /// followed, has a part.
    case ledBy(ODSCode)
}
