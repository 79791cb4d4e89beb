/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

/**
 * A digest that manifests are known to have.
 *
 * @param name as names of manifests have it (RFC 8493 section 2.4)
 * @param java as {@link java.security.MessageDigest} has it
 * @param octets of its value
 * @param weak whether different files with the same value can be made
 */
record BagAlgorithm(String name, String java, int octets, boolean weak) {}
