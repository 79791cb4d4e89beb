/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import java.time.Instant;
import java.util.Optional;

/**
 * The platform's own assessment report that a customer's system inherits from.
 *
 * @param number the report's number
 * @param level the protection level it was made for
 * @param scope what it covers, in the report's words
 * @param issuedAt when it was issued
 * @param validTo until when it may be relied on
 */
public record PlatformReport(
    String number,
    long level,
    String scope,
    Optional<Instant> issuedAt,
    Optional<Instant> validTo) {}
