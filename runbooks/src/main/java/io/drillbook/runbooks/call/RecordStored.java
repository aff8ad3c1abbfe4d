package io.drillbook.runbooks.call;

/**
 * Where a record lies.
 *
 * @param evidenceId the record's id
 * @param location where it was stored
 * @param digest SHA-256 of its canonical JSON, in hexadecimal
 */
public record RecordStored(String evidenceId, String location, String digest) {}
