/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.http;

import io.yunheng.http.Secret;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads something.
 *
 * @param headers beside the token; for example the microversion
 * @param token who asks; empty only for what everybody may see
 * @param scope whose eyes the token sees with, for recordings: a project's id, {@code system}, or
 *     empty
 */
public record ReadRequest(
    Verb verb, URI uri, Map<String, String> headers, Optional<Secret> token, String scope)
    implements CloudRequest {

  /** What is wanted of an answer; all are HTTP methods that RFC 9110, section 9.2.1 calls safe. */
  public enum Verb {
    /** The JSON document. */
    GET,
    /** The headers. */
    HEAD,
    /**
     * The number of bytes and their digests by the algorithms that the header {@code Want-Digest}
     * names, as {@code {"bytes": n, "digests": {"sha-512": "hex"}}}; the bytes are not kept.
     */
    DIGEST,
    /** A public document of at most 64 KiB, as {@code {"base64": "..."}}. */
    DOCUMENT
  }

  public ReadRequest {
    CloudRequest.checked(uri);
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
  }

  /** The same question with another token. */
  public ReadRequest as(Secret other) {
    return new ReadRequest(verb, uri, headers, Optional.of(other), scope);
  }
}
