package io.drillbook.drills.lab.server;

import java.util.Map;

/**
 * Names of the images the lab is made of.
 *
 * @param postgresql for every host but the store
 * @param store versitygw
 */
public record LabImages(String postgresql, String store) {
    /** The images the launcher made or found, as the environment names them. */
    public static LabImages of(Map<String, String> environment) {
        return new LabImages(
                environment.getOrDefault("DRILLBOOK_IMAGE_POSTGRESQL", "drillbook/postgresql:dev"),
                environment.getOrDefault("DRILLBOOK_IMAGE_S3", "versity/versitygw:v1.8.0"));
    }
}
