"""The reviewer's page: source and translation side by side, with what the checks found."""
