using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace PartnerSite.Data.Postgres;

/// <summary>
/// Lets nothing that EF Core commits look like a success when it was none, or when nobody knows: see
/// <see cref="PostgresWriter"/>, which does the same for the stores.
/// </summary>
internal sealed class CommitWatch : DbConnectionInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor
{
    private readonly ConditionalWeakTable<DbConnection, Notices> watched = [];

    /// <inheritdoc />
    public override DbConnection ConnectionCreated(ConnectionCreatedEventData eventData, DbConnection result)
    {
        var notices = watched.GetOrCreateValue(result);
        ((NpgsqlConnection)result).Notice += (_, notice) => notices.Add(notice.Notice);
        return result;
    }

    void IDbTransactionInterceptor.TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        RequireKept(eventData.Context?.Database.GetDbConnection());

    Task IDbTransactionInterceptor.TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken)
    {
        RequireKept(eventData.Context?.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    void IDbTransactionInterceptor.TransactionFailed(
        DbTransaction transaction, TransactionErrorEventData eventData) =>
        Explain(eventData.Action == "Commit", eventData.Exception);

    Task IDbTransactionInterceptor.TransactionFailedAsync(
        DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken)
    {
        Explain(eventData.Action == "Commit", eventData.Exception);
        return Task.CompletedTask;
    }

    // These have no transaction but their own.
    int IDbCommandInterceptor.NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        RequireKept(command.Connection);
        return result;
    }

    ValueTask<int> IDbCommandInterceptor.NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken)
    {
        RequireKept(command.Connection);
        return ValueTask.FromResult(result);
    }

    void IDbCommandInterceptor.CommandFailed(DbCommand command, CommandErrorEventData eventData) =>
        Explain(IsAlone(eventData), eventData.Exception);

    Task IDbCommandInterceptor.CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken)
    {
        Explain(IsAlone(eventData), eventData.Exception);
        return Task.CompletedTask;
    }

    private static bool IsAlone(CommandErrorEventData failed) =>
        failed.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete;

    private static void Explain(bool isCommit, Exception exception)
    {
        if (isCommit && exception is NpgsqlException && !PostgresFault.IsRefusal(exception))
        {
            throw StorageUnavailableException.FromCommit(exception);
        }
    }

    private void RequireKept(DbConnection? connection)
    {
        if (connection is not null && watched.TryGetValue(connection, out var notices) && notices.Take() is { } notice)
        {
            throw StorageUnavailableException.FromCommit(new UnkeptCommitException(notice));
        }
    }

    private sealed class Notices
    {
        private PostgresNotice? last;

        public void Add(PostgresNotice notice) => last = PostgresFault.TakesBack(notice) ? notice : last;

        public PostgresNotice? Take() => Interlocked.Exchange(ref last, null);
    }
}

/// <summary>A commit that the server has made, and took back in a notice.</summary>
internal sealed class UnkeptCommitException(PostgresNotice notice) : Exception(notice.MessageText);
