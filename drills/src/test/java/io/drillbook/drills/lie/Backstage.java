package io.drillbook.drills.lie;

import io.drillbook.drills.lab.engine.CommandResult;
import io.drillbook.drills.lab.engine.Engine;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.scenario.Stage;
import java.time.Duration;
import java.util.List;

/** The hosts of a stage, entered as root, which the stage itself never is. */
record Backstage(Stage stage, Engine engine) {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Of a stage; the way in closes with the JVM. */
    static Backstage of(Stage stage) throws LabException {
        Engine engine = Engine.connect();
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
        return new Backstage(stage, engine);
    }

    /** Runs a shell line on a host, which must succeed; gives what it printed. */
    String root(LabHost host, String line) throws LabException {
        return engine.commands().check(container(host), "root", LIMIT, List.of("bash", "-c", line));
    }

    /** Runs a shell line on a host, whatever its exit code. */
    CommandResult tryRoot(LabHost host, String line) throws LabException {
        return engine.commands().run(container(host), "root", LIMIT, List.of("bash", "-c", line));
    }

    /** Name of a host's container. */
    String container(LabHost host) {
        return stage.labName().container(host.text());
    }
}
