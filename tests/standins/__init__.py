"""Servers on this machine that stand in for those the engines talk to."""
