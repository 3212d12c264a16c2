import Testing

@testable import TransparencyLog

struct TreeHashTests {
    @Test func `leaves hash as the RFC 6962 vectors say`() throws {
        #expect(
            TreeHash.emptyRoot.hex
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            TreeHash.leaf([]).hex
                == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
        #expect(
            TreeHash.leaf(Array("L123456".utf8)).hex
                == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56")
    }

    @Test func `a node is the hash of a one byte and its children`() {
        // The children of a node are leaves here, so the answer is a root of the next test.
        let leaves = NaiveTree.certificateTransparency.leaves
        #expect(
            TreeHash.node(leaves[0], leaves[1]).hex
                == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")
    }

    @Test(
        arguments: [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ].enumerated().map { ($0.offset, $0.element) })
    func `the roots of the RFC 6962 leaves are known`(size: Int, root: String) {
        let leaves = NaiveTree.certificateTransparency.leaves
        #expect(TreeHash.root(of: leaves.prefix(size)).hex == root)
    }

    @Test func `the root of the golden checkpoint is that of the RFC 6962 leaves`() {
        #expect(
            TreeHash.root(of: NaiveTree.certificateTransparency.leaves).base64
                == "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=")
    }

    @Test(arguments: [
        (1, "d0d7360ab79f58ab1e1e3fe64ad77e2ea0bc07e36b5f46ed2223edd9298df9e9"),
        (3, "5aac771c899ac292e74bf1afe2e6e302f8b55883b2d1bf197b46a6bea6dabca9"),
    ]) func `the roots of a Tessera log are known`(size: Int, root: String) {
        let leaves = ["one", "two", "three"].map { TreeHash.leaf(Array($0.utf8)) }
        #expect(TreeHash.root(of: leaves.prefix(size)).hex == root)
    }

    @Test func `the root of a perfect tree is found layer by layer`() {
        let tree = NaiveTree.counting(to: 256)
        for height in 0...8 {
            #expect(
                TreeHash.perfectRoot(of: tree.leaves.prefix(1 << height))
                    == tree.root(size: 1 << height))
        }
    }
}
