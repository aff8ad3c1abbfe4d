package io.drillbook.drills.lab.layout;

/** What is published on 127.0.0.1, with the port it takes when that one is free. */
public enum Service {
    STORE(LabHost.STORE, 7070, 7070),
    FIRST_SSH(LabHost.FIRST, 22, 2201),
    FIRST_DATABASE(LabHost.FIRST, 5432, 5433),
    SECOND_SSH(LabHost.SECOND, 22, 2202),
    SECOND_DATABASE(LabHost.SECOND, 5432, 5434),
    SANDBOX_SSH(LabHost.SANDBOX, 22, 2203),
    SANDBOX_DATABASE(LabHost.SANDBOX, 5432, 5499);

    private final LabHost host;
    private final int inside;
    private final int preferred;

    Service(LabHost host, int inside, int preferred) {
        this.host = host;
        this.inside = inside;
        this.preferred = preferred;
    }

    /** The host that offers it. */
    public LabHost host() {
        return host;
    }

    /** Its port on that host. */
    public int inside() {
        return inside;
    }

    /** The port on 127.0.0.1 that the default lab asks for first. */
    int preferred() {
        return preferred;
    }
}
