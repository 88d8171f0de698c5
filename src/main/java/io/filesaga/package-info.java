/** filesaga keeps a PostgreSQL table of files in step with the objects in S3, whatever fails. */
package io.filesaga;
