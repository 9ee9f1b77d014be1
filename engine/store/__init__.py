"""The only home of SQL: functions from an open connection and values to values."""
