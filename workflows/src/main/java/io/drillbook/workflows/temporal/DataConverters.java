package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.json.Json;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;

/** How values become payloads. Clients and workers of one namespace must agree on it. */
public final class DataConverters {
    private DataConverters() {}

    /** Everything through the one JSON mapper: unknown names and missing components are refused. */
    public static DataConverter drillbook() {
        return DefaultDataConverter.newDefaultInstance()
                .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(Json.mapper()));
    }
}
