package io.drillbook.drills.lab.identity;

/**
 * What a server shows and how it proves it.
 *
 * @param certificate as PEM
 * @param privateKey as PEM
 */
public record ServerCertificate(String certificate, String privateKey) {}
