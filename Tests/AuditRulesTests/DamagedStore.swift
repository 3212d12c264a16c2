import EventLog
import TestSupport
import TransparencyLog

/// A store whose third event is not as it was recorded: changed where it is stored, or numbered
/// otherwise in its stream by somebody who hashed it again.
struct DamagedStore: ForwardingStore {
    enum Damage {
        case altered, renumbered
    }

    let store: any EventStore
    private let damage: Damage?

    init(_ store: any EventStore, _ damage: Damage?) {
        self.store = store
        self.damage = damage
    }

    func read(
        _ query: EventQuery, from: Position, to: LogSize, _ body: (EventRow) -> Bool
    ) throws(StoreError) {
        try store.read(query, from: from, to: to) { row in
            guard row.position.index == 2, let damage else { return body(row) }
            let text = String(decoding: row.leaf, as: UTF8.self)
            let changed =
                switch damage {
                case .altered: text.replacing("website", with: "leaflet")
                case .renumbered:
                    text.replacing(#""streamversion":2"#, with: #""streamversion":3"#)
                }
            let leaf = Array(changed.utf8)
            return leaf.withUnsafeBufferPointer { leaf in
                let hash = TreeHash.leaf(UnsafeRawBufferPointer(leaf))
                return body(
                    EventRow(
                        position: row.position, leaf: leaf, streamNumber: row.streamNumber,
                        typeNumber: row.typeNumber,
                        leafHash: damage == .altered ? row.leafHash : hash))
            }
        }
    }
}
