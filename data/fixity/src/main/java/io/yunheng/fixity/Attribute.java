/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

/**
 * An extended attribute of a file; access control lists are such attributes too.
 *
 * @param name with its space before a dot, such as {@code user} or {@code security}
 * @param size of the value in bytes
 * @param sha256 of the value in lower-case hex, empty if it cannot be read
 */
public record Attribute(String name, int size, String sha256) {}
