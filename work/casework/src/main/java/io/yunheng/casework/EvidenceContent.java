/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

/**
 * The bytes of a piece of evidence.
 *
 * @param sha256 64 hexadecimal digits
 * @param sm3 64 hexadecimal digits
 * @param size in bytes
 * @param type the media type that the content itself shows
 */
public record EvidenceContent(String sha256, String sm3, long size, String type) {}
