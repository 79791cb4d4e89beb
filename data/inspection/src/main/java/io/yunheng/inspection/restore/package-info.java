/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Restores dumps of databases into scratch databases of a real server, which go away again. A dump
 * is run as a user of its own who may do nothing but in the scratch database, statement by
 * statement and never by a client program that knows commands of its own.
 */
@NullMarked
package io.yunheng.inspection.restore;

import org.jspecify.annotations.NullMarked;
