internal import CanonicalJSON
public import EventLog

/// A projection whose rows have a root that can be recorded, recomputed and proved from.
public protocol StateProjection: Sendable {
    /// Its name, in kebab-case; never renamed.
    static var name: String { get }
    /// The version of its rows: another whenever a row is made otherwise.
    static var version: Int64 { get }
    /// What its keys are, for those who ask for one, such as `ODS`.
    static var keyForm: [String] { get }
    /// All rows; each key once.
    ///
    /// - Throws: ``FoldError``.
    static func rows(in view: LogView) throws(FoldError) -> [StateRow]
}

/// The projections whose rows have roots; a new one is one line here.
public enum StateProjections {
    /// Each once.
    public static let all: [any StateProjection.Type] = [
        StreamVersions.self,
        OrganisationRows.self,
        ContractRows.self,
    ]

    /// The projection with a name; nil when this release has none.
    public static func named(_ name: String) -> (any StateProjection.Type)? {
        all.first { $0.name.utf8.elementsEqual(name.utf8) }
    }
}

/// How far every stream goes: with it an extract of a stream is complete or is not.
public enum StreamVersions: StateProjection {
    /// `streams`.
    public static let name = "streams"
    /// The first.
    public static let version: Int64 = 1
    /// The stream's name.
    public static let keyForm = ["STREAM"]

    /// One row a stream: its version and the position of its newest event. The day plays no part.
    ///
    /// - Throws: ``FoldError``.
    public static func rows(in view: LogView) throws(FoldError) -> [StateRow] {
        var places: [Int64: Int] = [:]
        var streams: [(name: String, version: Int64, last: UInt64)] = []
        do throws(StoreError) {
            try view.store.read(.all, from: Position(0), to: view.size) { row in
                if let place = places[row.streamNumber] {
                    streams[place].version += 1
                    streams[place].last = row.position.index
                } else if let header = try? LeafHeader(row.leaf, checksForm: false),
                    let name = header.text(.subject, in: row.leaf)
                {
                    places[row.streamNumber] = streams.count
                    streams.append((name, 1, row.position.index))
                }
                return true
            }
        } catch {
            throw .store(error)
        }
        return streams.map { stream in
            StateRow(
                key: [.string(stream.name)],
                value: .object([
                    "lastPosition": .integer(stream.last), "version": .integer(stream.version),
                ]))
        }
    }
}
