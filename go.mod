module gentz

go 1.26.0
