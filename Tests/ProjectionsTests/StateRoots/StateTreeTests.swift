import CanonicalJSON
import Testing
import TransparencyLog

@testable import Projections

@Suite struct StateTreeTests {
    private func tree(_ keys: String...) -> StateTree {
        StateTree(keys.map { StateRow(key: [.string($0)], value: .string("of \($0)")) })
    }

    @Test func `rows stand in the order of their keys' bytes, however they are given`() {
        let tree = tree("b", "a", "é", "z", "aa")
        #expect(tree.rows.map(\.key) == ["a", "aa", "b", "z", "é"].map { [.string($0)] })
        #expect(tree.root == self.tree("é", "z", "aa", "b", "a").root)
    }

    @Test func `a tree without rows has the root of no leaves`() {
        #expect(tree().root == TreeHash.emptyRoot)
        #expect(tree().place(of: [.string("a")]) == .absent(before: nil, after: nil))
    }

    @Test func `a key is found, or the neighbours that it would have`() {
        let tree = tree("b", "d")
        #expect(tree.place(of: [.string("d")]) == .row(1))
        #expect(tree.place(of: [.string("a")]) == .absent(before: nil, after: 0))
        #expect(tree.place(of: [.string("c")]) == .absent(before: 0, after: 1))
        #expect(tree.place(of: [.string("e")]) == .absent(before: 1, after: nil))
    }

    @Test func `each row is proved by its path`() throws {
        let tree = tree("a", "b", "c", "d", "e")
        for place in tree.rows.indices {
            let proof = try tree.proof(ofRow: place)
            #expect(try proof.root(for: TreeHash.leaf(tree.rows[place].leaf)) == tree.root)
        }
    }

    @Test func `two rows with one key are a bug`() async {
        await #expect(processExitsWith: .failure) {
            _ = StateTree([
                StateRow(key: [.string("a")], value: .integer(1)),
                StateRow(key: [.string("a")], value: .integer(2)),
            ])
        }
    }
}
