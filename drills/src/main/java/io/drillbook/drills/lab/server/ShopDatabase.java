package io.drillbook.drills.lab.server;

import io.drillbook.drills.lab.engine.Containers;
import io.drillbook.drills.lab.engine.FileBundle;
import io.drillbook.drills.lab.engine.FileBundle.Owner;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.layout.LabName;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.runbooks.type.DataSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The shop: tables, and rows that are the same for the same size. */
public final class ShopDatabase {
    /** Name of the database. */
    public static final String NAME = "shop";

    private static final List<String> PARTS = List.of("schema.sql", "data.sql", "keys.sql");
    private static final long MEBIBYTE = 1024 * 1024;
    private static final Duration SLOWEST = Duration.ofMinutes(15);

    private final NodeShell shell;
    private final Containers containers;
    private final LabName lab;
    private final Consumer<String> progress;

    public ShopDatabase(NodeShell shell, Containers containers, LabName lab, Consumer<String> progress) {
        this.shell = shell;
        this.containers = containers;
        this.lab = lab;
        this.progress = progress;
    }

    /** Makes the shop be there, with at least this much in it. */
    public void ensure(LabHost primary, DataSize size) throws LabException, IOException {
        // The table first: asking one that is not there would leave an error in the server's log.
        if (shell.query(primary, NAME, "select to_regclass('shop.generated')").isPresent()
                && shell.query(primary, NAME, "select max(scale) from shop.generated")
                        .isPresent()) {
            return;
        }
        progress.accept("filling the shop with " + size + " of customers, orders and payments");
        FileBundle files = new FileBundle();
        for (String part : PARTS) {
            files.file(onHost(part), resource(part), Owner.POSTGRES, 0600);
        }
        containers.copy(lab.container(primary.text()), files);
        long scale = Math.max(1, (size.bytes() + MEBIBYTE - 1) / MEBIBYTE);
        // What an interrupted attempt left goes first; a finished one never comes here.
        shell.statement(primary, NAME, "drop schema if exists shop cascade");
        for (String part : PARTS) {
            shell.script(primary, NAME, SLOWEST, onHost(part), "scale=" + scale);
            shell.check(primary, Duration.ofSeconds(10), List.of("rm", "-f", onHost(part)));
        }
    }

    /** Size of the database on disk. */
    public DataSize size(LabHost primary) throws LabException {
        return new DataSize(
                Long.parseLong(shell.statement(primary, NAME, "select pg_database_size(current_database())")));
    }

    private static String onHost(String part) {
        return "/tmp/shop-" + part;
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = ShopDatabase.class.getResourceAsStream("/io/drillbook/drills/lab/shop/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
