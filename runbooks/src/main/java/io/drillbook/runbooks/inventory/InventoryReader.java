package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.runbooks.yaml.YamlDocument;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import io.drillbook.runbooks.yaml.YamlReader;
import java.util.Optional;

/** Reads an inventory file. */
public final class InventoryReader {
    private static final String VERSION = "1";

    private InventoryReader() {}

    /**
     * Reads an inventory. Secrets stay references; files it names are not opened, and relative paths become absolute,
     * seen from the inventory's folder.
     *
     * @param source its name is the file's path
     * @throws ProblemsException with every problem of the file
     */
    public static Inventory read(SourceText source) {
        YamlDocument document = YamlReader.read(source);
        ProblemList problems = new ProblemList(source.name());
        problems.addAll(document.problems());
        Optional<Inventory> inventory = document.root()
                .flatMap(root -> Section.open("inventory", root, root.position(), problems))
                .map(file -> read(file, new InventoryPaths(source.name())));
        if (problems.hasErrors()) {
            throw new ProblemsException(problems.sorted());
        }
        return inventory.orElseThrow(() -> empty(source));
    }

    private static Inventory read(Section file, InventoryPaths paths) {
        version(file);
        Entries<SecretSource> secrets =
                Entries.read(file, "secrets", "secret", (name, section) -> SecretReader.source(section, paths));
        Entries<EnvironmentRules> environments =
                Entries.read(file, "environments", "environment", InventoryReader::environment);
        Entries<Objectives> tiers = Entries.read(file, "tiers", "tier", InventoryReader::tier);
        TargetReader targets = new TargetReader(secrets, environments, tiers, paths);
        Entries<Store> stores = Entries.read(file, "stores", "store", targets::store);
        Entries<Host> hosts = Entries.read(file, "hosts", "host", targets::host);
        ClusterReader clusterReader = new ClusterReader(targets, hosts, stores);
        Entries<Cluster> clusters = Entries.read(file, "clusters", "cluster", clusterReader::cluster);
        SandboxReader sandboxReader = new SandboxReader(targets, hosts, clusterReader.hostsInUse());
        Entries<Sandbox> sandboxes = Entries.read(file, "sandboxes", "sandbox", sandboxReader::sandbox);
        Optional<EvidenceRules> evidence =
                file.optionalSection("evidence").map(section -> EvidenceReader.rules(section, stores, paths));
        PeopleReader people = PeopleReader.read(file);
        file.close();
        return new Inventory(
                clusters.values(),
                sandboxes.values(),
                stores.values(),
                hosts.values(),
                environments.values(),
                secrets.values(),
                evidence,
                people.people(),
                people.groups());
    }

    private static void version(Section file) {
        if (!file.has("inventory")) {
            file.missing("inventory", VERSION);
        }
        Optional<Scalar> version = file.optionalScalar("inventory", TextForm.ANY);
        if (version.isPresent() && !version.get().text().equals(VERSION)) {
            file.problems()
                    .error(
                            "unknown-version",
                            version.get().position(),
                            "this program reads inventories of version " + VERSION + ", not \""
                                    + Shapes.shorten(version.get().text()) + "\"",
                            "write inventory: 1");
        }
    }

    private static Optional<EnvironmentRules> environment(String name, Section section) {
        return Optional.of(new EnvironmentRules(
                name,
                section.duration("cool_down"),
                section.has("votes_for_r3")
                        ? Optional.of(section.whole("votes_for_r3", 1, 20, "a whole number from 1 to 20"))
                        : Optional.empty()));
    }

    private static Optional<Objectives> tier(String name, Section section) {
        return Optional.of(new Objectives(section.duration("rto"), section.duration("rpo")));
    }

    private static ProblemsException empty(SourceText source) {
        ProblemList problems = new ProblemList(source.name());
        problems.error("missing-key", Position.START, "the inventory is empty", "begin it with inventory: 1");
        return new ProblemsException(problems.sorted());
    }
}
